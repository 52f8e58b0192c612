import { type Browser, browser } from 'wxt/browser';
import type { Analysis } from '@/lib/analysis/analysis';
import type { CopySummary, Health } from '@/lib/library/backup/copy';
import type { MetTerm } from '@/lib/library/met-terms';
import type { Passage } from '@/lib/library/passages';
import type { Colour, Correction, NoteChange, NoteDraft, NoteId } from '@/lib/library/records';
import type { Article } from '@/lib/page/article';
import type { SyncRequests } from '@/lib/sync/requests';
import { reasonOf } from '@/lib/text/reason';
import type { Span } from '@/lib/text/span';

/** What the background answers: name → what is asked, what comes back. */
export interface Requests extends SyncRequests {
  /** The stub of a page that is an article, or the popup for a tab, asks for the reader to be loaded into it. */
  'load-reader': { input: { tab?: number }; output: { loaded: boolean; why?: 'off' | 'forbidden' } };
  /** A page's article, to be understood and, where the reader allows it, remembered. */
  analyse: {
    input: { article: Article; again: boolean };
    output: Kept & { analysis: Analysis; corrections: Correction[] };
  };
  /** Extension pages only: keeps an article that was read, to be read without the network. */
  'keep-article': { input: { article: Article }; output: Record<string, never> };
  /** The corrections that hold for the sender's article now, of forms that its analysis names (`namedForms`). */
  corrections: { input: { url: string; forms: readonly string[] }; output: { corrections: readonly Correction[] } };
  /** What the reader knows better than the engine. The id is the caller's: a retry is harmless. */
  correct: { input: Correction; output: { id: string } };
  /** Keeps a passage of the sender's page. The id is the caller's: a retry is harmless. */
  'keep-note': { input: { draft: NoteDraft }; output: Record<string, never> };
  /** Changes a note: its colour from its page, its text and tags from extension pages only. */
  'change-note': { input: { id: NoteId; change: NoteChange }; output: Record<string, never> };
  /** Puts a note into the bin. */
  'remove-note': { input: { id: NoteId }; output: Record<string, never> };
  /** Takes a note out of the bin. */
  'restore-note': { input: { id: NoteId }; output: Record<string, never> };
  /** What is kept of the sender's article, and where it uses the reader's terms. Nothing in a private window. */
  kept: { input: { url: string; text: string }; output: Kept };
  /**
   * Which names of the sender's article another one named that was read before, by their keys (`entityKey`). Answered only while the
   * reader wants new names alone marked, and never in a private window.
   */
  'met-before': { input: { url: string; keys: readonly string[] }; output: { met: readonly string[] } };
  /** Keeps a term met in the sender's page. */
  'keep-term': { input: TermWish; output: Record<string, never> };
  /** A page's reader is about to show the frame of a note: a token that opens it once, in this tab. */
  'open-note': { input: { id: NoteId }; output: { token: string } };
  /** The frame of a note: what it may show, in exchange for its token. */
  'note-sheet': { input: { token: string }; output: NoteSheet };
  /** The frame of a note: what is being typed, kept before it is part of the note. Undefined: nothing is. */
  'keep-draft': { input: { id: NoteId; text?: string }; output: Record<string, never> };
  /** The frame of a note: put it away and give the focus back. */
  'close-note': { input: { id: NoteId }; output: Record<string, never> };
  /** Extension pages only: whether the library opens and is what it was. */
  'library-health': { input: Record<string, never>; output: Health };
  /** Extension pages only: brings a library that does not open, or was lost, back from its copy. */
  'restore-library': { input: Record<string, never>; output: CopySummary };
  /** Extension pages only: erases the library, its copies and the settings of this device. */
  'erase-everything': { input: Record<string, never>; output: Record<string, never> };
  /** Shows an entity or a term in the library. */
  'open-in-library': { input: { view: 'entities' | 'glossary'; id: string }; output: Record<string, never> };
  /** Takes a correction back. */
  'undo-correction': { input: { id: string }; output: Record<string, never> };
}

/** What a page's reader knows of what is kept: places, never what was written. */
export interface Kept {
  /** The passages kept of the article, and how they stand in its text now. */
  readonly passages: readonly Passage[];
  readonly terms: readonly MetTerm[];
}

/** A term to keep, and where it was met. */
interface TermWish {
  readonly term: string;
  readonly context?: string;
  readonly article: { readonly url: string; readonly title: string; readonly site: string };
}

/** What the frame of a note shows, and what was being typed there when it went away. */
export interface NoteSheet {
  readonly id: NoteId;
  readonly colour: Colour;
  readonly tags: readonly string[];
  readonly body: string;
  readonly draft?: string;
}

/** What a reader of a page may want of the passage they have selected. */
export type KeepWish = 'highlight' | 'note' | 'quotation' | 'term';

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
  /** Do with the selection what the context menu or a shortcut says; the reason where nothing was done. */
  keep: { input: { wish: KeepWish }; output: { kept: boolean } };
  /** The notes of this article were changed elsewhere: ask for them again. */
  'notes-changed': { input: Record<string, never>; output: Record<string, never> };
  /** Whether the frame of a note is in sight of the reader, uncovered: asked before a click in it changes anything. */
  'note-seen': { input: Record<string, never>; output: { seen: boolean } };
  /** Put the frame of a note away. */
  'put-note-away': { input: Record<string, never>; output: Record<string, never> };
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
export type Handlers<T extends Table<T>> = {
  [Name in keyof T]: (input: T[Name]['input'], sender: Sender) => Promise<T[Name]['output']> | T[Name]['output'];
};

/** Asks the background. Throws what went wrong there, or that nobody answered (an update, a browser that is closing). */
export async function ask<Name extends keyof Requests & string>(
  request: Name,
  input: Requests[Name]['input'],
): Promise<Requests[Name]['output']> {
  return opened(request, await browser.runtime.sendMessage({ request, input })) as Requests[Name]['output'];
}

/** So often is asked what nobody answered. */
const TRIES = 3;
/** So long an answer is waited for: of a background that is stopped over a request a browser may never say that it will give none. */
const ANSWER_MS = 10_000;

/**
 * Makes a request up to three times, for the background may have been stopped over it. Only for what is harmless twice: its ids are
 * the asker's. Rejects with why the last one failed.
 */
export async function askAgain<T>(request: () => Promise<T>): Promise<T> {
  for (let tries = 1; tries < TRIES; tries += 1) {
    const outcome = await inTime(request()).then(
      (value) => ({ value }),
      () => undefined,
    );
    if (outcome) return outcome.value;
  }
  return inTime(request());
}

function inTime<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('nobody answered in time')), ANSWER_MS);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
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
  const listener = (
    message: unknown,
    sender: Sender,
    respond: (answer: { output: unknown } | { error: string }) => void,
  ): boolean => {
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
