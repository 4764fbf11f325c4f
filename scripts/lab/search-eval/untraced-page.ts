import type { Browser, CDPSession } from 'playwright-core';

/** A page of a browser whose requests nobody watches. */
export interface UntracedPage {
  goto(url: string): Promise<void>;
  /**
   * @param expression whose value, or what it promises, can be written as JSON
   * @throws Error with what the page threw, or when it takes too long
   */
  evaluate(expression: string): Promise<unknown>;
}

/** For all queries of a large site together, on a busy machine. */
const maxMilliseconds = 600_000;

/**
 * Opens a page with an empty cache, for as long as `work` takes. Playwright has the browser report every request of its
 * own pages, which takes more time than answering a request from memory; it leaves pages of other contexts alone.
 */
export async function withUntracedPage<Result>(browser: Browser, work: (page: UntracedPage) => Promise<Result>): Promise<Result> {
  const session = await browser.newBrowserCDPSession();
  const { browserContextId } = await session.send('Target.createBrowserContext');
  try {
    const { targetId } = await session.send('Target.createTarget', { url: 'about:blank', browserContextId });
    const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
    const call = createCaller(session, sessionId);
    return await work({
      async goto(url) {
        await call('Page.navigate', { url });
      },
      async evaluate(expression) {
        const { result, exceptionDetails } = await call('Runtime.evaluate', {
          expression,
          awaitPromise: true,
          returnByValue: true,
        });
        if (exceptionDetails !== undefined) throw new Error(result?.description ?? exceptionDetails.text);
        return result?.value;
      },
    });
  } finally {
    await session.send('Target.disposeBrowserContext', { browserContextId });
    await session.detach();
  }
}

/** What a page answers, as far as it is read. */
interface Reply {
  result?: { value?: unknown; description?: string };
  exceptionDetails?: { text: string };
}

type Call = (method: string, params: object) => Promise<Reply>;

function createCaller(session: CDPSession, sessionId: string): Call {
  let count = 0;
  return function call(method, params) {
    const id = ++count;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => end(() => reject(new Error(`The page did not answer ${method} in time.`))), maxMilliseconds);
      function end(settle: () => void): void {
        clearTimeout(timer);
        session.off('Target.receivedMessageFromTarget', receive);
        settle();
      }
      function receive(event: { sessionId: string; message: string }): void {
        if (event.sessionId !== sessionId) return;
        const reply = JSON.parse(event.message) as { id?: number; result?: Reply; error?: { message: string } };
        if (reply.id !== id) return;
        const { result = {}, error } = reply;
        end(() => (error === undefined ? resolve(result) : reject(new Error(`${method}: ${error.message}`))));
      }
      session.on('Target.receivedMessageFromTarget', receive);
      session
        .send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) })
        .catch((error: unknown) => end(() => reject(error)));
    });
  };
}
