/** Takes the measurements of one subject: `subject.ts <name>`. Sends them on the IPC channel. */
import { SUBJECTS } from '../subjects.ts';

const load = SUBJECTS[process.argv[2] ?? ''];
if (!load || !process.send) throw new Error('Start this with fork() and the name of a subject.');

const measure = await load();
process.send(await measure(), () => process.exit());
