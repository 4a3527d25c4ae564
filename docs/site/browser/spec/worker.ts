/** The worker of the spec playground: takes jobs, one at a time. Whoever sent one may end the worker over it. */
import type { FromWorker, Job } from './messages.js';
import { run } from './run.js';

const post = (message: FromWorker): void => globalThis.postMessage(message);

globalThis.addEventListener('message', ({ data }: MessageEvent<Job>) => post(run(data)));
post('ready');
