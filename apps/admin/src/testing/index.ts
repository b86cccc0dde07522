export { addConnection } from './add-connection.ts';
export { FIRST_VISITS, measureScripts } from './first-visits.ts';
export { openBrowser } from './open-browser.ts';
export { signInByRequest } from './sign-in-by-request.ts';
export { startPortal, type TestPortal } from './start-portal.ts';
export { openTestBrowser } from './test-browser.ts';
