import { type Browser, browser } from 'wxt/browser';
import type { Analysis } from '@/lib/analysis/analysis';
import type { CopySummary, Health } from '@/lib/library/copy';
import type { Correction } from '@/lib/library/records';
import type { Article } from '@/lib/page/article';
import { reasonOf } from '@/lib/text/reason';
import type { Span } from '@/lib/text/span';

/** What the background answers: name → what is asked, what comes back. */
export interface Requests {
  /** The stub of a page that is an article, or the popup for a tab, asks for the reader to be loaded into it. */
  'load-reader': { input: { tab?: number }; output: { loaded: boolean; why?: 'off' | 'forbidden' } };
  /** A page's article, to be understood and, where the reader allows it, remembered. */
  analyse: { input: { article: Article; again: boolean }; output: { analysis: Analysis; corrections: Correction[] } };
  /** “Not this”: the reader says that a form is no name, or not of that kind. The id is the caller's: a retry is harmless. */
  correct: { input: Correction; output: { id: string } };
  /** Extension pages only: whether the library opens and is what it was. */
  'library-health': { input: Record<string, never>; output: Health };
  /** Extension pages only: brings a library that does not open, or was lost, back from its copy. */
  'restore-library': { input: Record<string, never>; output: CopySummary };
  /** Takes a correction back. */
  'undo-correction': { input: { id: string }; output: Record<string, never> };
}

/** What the reader in a tab answers. */
export interface TabRequests {
  /** What is read there. Undefined article: the page is none, `why` says so. */
  reading: { input: Record<string, never>; output: Reading };
  /** Scrolls to a span and flashes it; false where it no longer stands. */
  show: { input: { span: Span }; output: { shown: boolean } };
  /** The address changed without a load: look again. Answered by the stub and by the reader. */
  'look-again': { input: Record<string, never>; output: Record<string, never> };
  /** The keyboard's next or previous mark: scrolls to it and opens its card with the focus inside. */
  step: { input: { direction: 1 | -1 }; output: Record<string, never> };
  /** “Annotate this article anyway”: mark although it is no tech news. */
  'read-anyway': { input: Record<string, never>; output: Reading };
}

/** What the popup is told of a tab. */
export type Reading =
  | { state: 'annotated' | 'not-tech' | 'off'; article: Article; analysis: Analysis; truncated: boolean }
  | { state: 'no-article' | 'not-vietnamese' | 'working' }
  | { state: 'failed'; error: string };

/** Where a request came from: the only facts that an answer may trust. The payload's own claims are the page's. */
export type Sender = Browser.runtime.MessageSender;

type Table<T> = { [Name in keyof T]: { input: unknown; output: unknown } };
type Handlers<T extends Table<T>> = {
  [Name in keyof T]: (input: T[Name]['input'], sender: Sender) => Promise<T[Name]['output']> | T[Name]['output'];
};
type Answer = { output: unknown } | { error: string };

/** Asks the background. Throws what went wrong there, or that nobody answered (an update, a browser that is closing). */
export async function ask<Name extends keyof Requests & string>(
  request: Name,
  input: Requests[Name]['input'],
): Promise<Requests[Name]['output']> {
  return opened(request, await browser.runtime.sendMessage({ request, input })) as Requests[Name]['output'];
}

/** Asks the reader in the main frame of a tab. Throws where nothing listens there. */
export async function askTab<Name extends keyof TabRequests & string>(
  tab: number,
  request: Name,
  input: TabRequests[Name]['input'],
): Promise<TabRequests[Name]['output']> {
  const answer = await browser.tabs.sendMessage(tab, { request, input }, { frameId: 0 });
  return opened(request, answer) as TabRequests[Name]['output'];
}

/** Answers requests from this extension's own contexts; a request without a handler does not compile. */
export function answer(handlers: Handlers<Requests>): void {
  listen(handlers as Record<string, Handler>);
}

/** Answers some of the requests made to a tab, until the signal aborts. */
export function answerTab(handlers: Partial<Handlers<TabRequests>>, signal?: AbortSignal): void {
  listen(handlers as Record<string, Handler>, signal);
}

type Handler = (input: unknown, sender: Sender) => unknown;

function listen(handlers: Record<string, Handler>, signal?: AbortSignal): void {
  const listener = (message: unknown, sender: Sender, respond: (answer: Answer) => void): boolean => {
    const { request, input } = (message ?? {}) as { request?: unknown; input?: unknown };
    if (sender.id !== browser.runtime.id || typeof request !== 'string' || !Object.hasOwn(handlers, request))
      return false;
    Promise.resolve()
      .then(() => handlers[request]?.(input, sender))
      .then((output) => respond({ output }))
      .catch((error: unknown) => respond({ error: reasonOf(error) }));
    return true;
  };
  browser.runtime.onMessage.addListener(listener);
  signal?.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listener), { once: true });
}

function opened(request: string, reply: unknown): unknown {
  const { error, output } = (reply ?? { error: `nobody answered «${request}»` }) as {
    error?: string;
    output?: unknown;
  };
  if (error !== undefined) throw new Error(error);
  return output;
}
