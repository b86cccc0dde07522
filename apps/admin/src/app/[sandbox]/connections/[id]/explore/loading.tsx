export { Waiting as default } from '../../../../../layout/waiting.tsx';
