/**
 * A question to a worker, with a time limit that begins when the worker says that it has begun: until then its own code
 * may be on a slow way.
 *
 * @template Answer
 * @param {Worker} worker
 * @param {unknown} job
 * @param {object} ears
 * @param {number} ears.seconds
 * @param {() => void} ears.onLate
 * @param {(answer: Answer) => void} ears.onAnswer
 * @param {(message: string) => void} ears.onError
 * @returns {{ limit: (seconds: number) => void, stop: () => void }} `limit` begins the time anew
 */
export function converse(worker, job, { seconds, onLate, onAnswer, onError }) {
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  const limit = (/** @type {number} */ seconds) => {
    clearTimeout(timer);
    timer = setTimeout(onLate, seconds * 1000);
  };
  const hear = (/** @type {MessageEvent<any>} */ { data }) => (data.begun ? limit(seconds) : onAnswer(data));
  const fail = (/** @type {ErrorEvent} */ event) => onError(event.message || 'its worker did not start');
  worker.addEventListener('message', hear);
  worker.addEventListener('error', fail);
  worker.postMessage(job);
  return {
    limit,
    stop() {
      clearTimeout(timer);
      worker.removeEventListener('message', hear);
      worker.removeEventListener('error', fail);
    },
  };
}

/**
 * One question to a worker that is made for it, and ended after its answer.
 *
 * @template Answer
 * @param {Worker} worker
 * @param {unknown} job
 * @param {number} seconds
 * @param {(why: string) => Answer} failed what to answer in its place
 * @returns {Promise<Answer>}
 */
export async function askOnce(worker, job, seconds, failed) {
  try {
    return await new Promise(resolve => {
      const talk = converse(worker, job, {
        seconds,
        onLate: () => settle(failed(`it was still running at the time limit of ${seconds} s`)),
        onAnswer: (/** @type {Answer} */ answer) => settle(answer),
        onError: message => settle(failed(message)),
      });
      function settle(/** @type {Answer} */ answer) {
        talk.stop();
        resolve(answer);
      }
    });
  } finally {
    worker.terminate();
  }
}
