import type { Named, Quotation } from '@/lib/analysis/analysis';
import { type Attribution, type Cast, continued } from '@/lib/analysis/speech/attribution';
import { echoed } from '@/lib/analysis/speech/echoes';
import { officesOf } from '@/lib/analysis/speech/offices';
import type { Quoted } from '@/lib/analysis/speech/quote-marks';
import { reportedSpeech } from '@/lib/analysis/speech/reported';
import { sceneOf, type WordLists } from '@/lib/analysis/speech/scene';
import { speakerOf } from '@/lib/analysis/speech/speakers';
import { isSpeech, type Setting, settingOf } from '@/lib/analysis/speech/speech';
import { interviewAnswers } from '@/lib/analysis/speech/turns';
import type { WordedArticle } from '@/lib/analysis/words';
import type { ArticleText } from '@/lib/text/article-text';
import { overlaps } from '@/lib/text/span';

/**
 * Who said what: direct quotations in any marks and as answers of an interview, fragments, and reported speech, each with its
 * speaker where the article tells; in reading order.
 *
 * Example: «“A”, ông Lee nói. “B”.» → two quotations, one speaker.
 */
export function findQuotations(
  article: ArticleText,
  words: WordedArticle,
  named: Named,
  lists: WordLists,
): Quotation[] {
  const scene = sceneOf(article, words, named, lists);
  const cast = { scene, offices: officesOf(scene) };
  const answers = interviewAnswers(cast);
  const marked = apart(quotationsInMarks(cast), answers);
  const direct = inOrder([...marked.filter(({ kind }) => kind === 'direct'), ...answers]);
  const reported = apart(reportedSpeech(cast, direct), direct);
  // «cho rằng thị trường “đã qua đáy” và …»: the fragment is part of what is reported.
  const fragments = apart(
    marked.filter(({ kind }) => kind === 'mixed'),
    reported,
  );
  return echoed(scene, inOrder([...direct, ...fragments, ...reported]));
}

function inOrder(quotations: readonly Quotation[]): Quotation[] {
  return [...quotations].sort((a, b) => a.content.start - b.content.start);
}

/** Those of some quotations that no other overlaps; both in reading order. */
function apart(quotations: readonly Quotation[], others: readonly Quotation[]): Quotation[] {
  let at = 0;
  return quotations.filter(({ content }) => {
    while ((others[at]?.content.end ?? Number.POSITIVE_INFINITY) <= content.start) at += 1;
    const other = others[at];
    return !other || !overlaps(other.content, content);
  });
}

/** What was said in one block, and by whom, as far as it is known while reading on. */
interface Said {
  readonly kind: 'direct' | 'mixed';
  readonly quoted: Quoted;
  readonly colon: boolean;
  attribution: Attribution | undefined;
}

function quotationsInMarks(cast: Cast): Quotation[] {
  const found: Said[] = [];
  let last: Attribution | undefined;
  cast.scene.article.blocks.forEach((_, index) => {
    const said = saidIn(cast, index, last, found.at(-1));
    last = said.findLast(({ kind, attribution }) => kind === 'direct' && attribution)?.attribution ?? last;
    found.push(...said);
  });
  // A quotation over several paragraphs may be attributed behind its last one only.
  for (let i = found.length - 2; i >= 0; i -= 1) {
    const [part, next] = [found[i], found[i + 1]];
    if (part?.quoted.open && !part.attribution && next?.quoted.resumed && next.attribution)
      part.attribution = continued(next.attribution, 'continued');
  }
  return found.map(({ kind, quoted, colon, attribution }) => ({
    kind,
    content: quoted.inner,
    ...(attribution?.cue ? { cue: attribution.cue } : {}),
    ...(attribution?.speaker ? { speaker: attribution.speaker } : {}),
    evidence: attribution?.speaker?.evidence ?? { rule: colon ? 'colon' : 'speech-verb' },
  }));
}

function saidIn(cast: Cast, index: number, last: Attribution | undefined, before: Said | undefined): Said[] {
  const { scene } = cast;
  const block = scene.article.blocks[index];
  const quoted = scene.quoted[index] ?? [];
  if (!block || quoted.length === 0) return [];
  const alone = scene.unquoted(block).every((token) => token.kind === 'punctuation');
  const settings = quoted.map((each) => settingOf(scene, block, each, alone));
  const chains = chainEnds(cast, quoted);
  const found: Said[] = [];
  let direct: Said | undefined;
  quoted.forEach((each, i) => {
    const own = settings[i];
    // A paragraph may hold nothing but the mark that closes the one before.
    const isEmpty = each.inner.end <= each.inner.start;
    if (!own || isEmpty || endsInAttribution(cast, each)) return;
    // «“A”. “B”, X nói.»: what follows without a word between has one speaker, named behind the last.
    const end = own.begins && !own.verbAfter ? (chains[i] ?? i) : i;
    const setting = end > i ? { ...own, ...behind(settings[end] ?? own) } : own;
    const prior = each.resumed && found.length === 0 && before?.quoted.open ? before : undefined;
    const kind = prior ? 'direct' : isSpeech(setting, direct !== undefined);
    if (kind === 'none') return;
    const here = direct && { attribution: direct.attribution, end: direct.quoted.outer.end };
    const utterance = { index, quoted: quoted[end] ?? each, setting, here, last };
    const attribution = prior?.attribution ? continued(prior.attribution, 'continued') : speakerOf(cast, utterance);
    if (kind !== 'direct' && !attribution?.speaker) return;
    const said: Said = { kind, quoted: each, colon: own.colon, attribution };
    found.push(said);
    if (kind === 'direct') direct = said;
  });
  return found;
}

function behind({ after, verbAfter, sourceAfter }: Setting): Pick<Setting, 'after' | 'verbAfter' | 'sourceAfter'> {
  return { after, verbAfter, sourceAfter };
}

/** «“Chúng tôi sẽ thắng, ông Lee nói.» left open: its closing mark is lost somewhere within; better nothing than too much. */
function endsInAttribution({ scene }: Cast, { open, inner }: Quoted): boolean {
  if (!open) return false;
  const tokens = scene.tokens({ start: Math.max(inner.start, inner.end - 40), end: inner.end });
  const words = tokens.filter((token) => token.kind !== 'punctuation');
  return scene.cues.longestBefore('speech-verb', words, words.length) > 0;
}

/** By pair of marks: the last one that follows it without a word between. */
function chainEnds({ scene }: Cast, quoted: readonly Quoted[]): number[] {
  const ends = quoted.map((_, i) => i);
  for (let i = quoted.length - 2; i >= 0; i -= 1) {
    const between = scene.article.text.slice(quoted[i]?.outer.end, quoted[i + 1]?.outer.start);
    if (!/[^\s.,;!?…]/.test(between)) ends[i] = ends[i + 1] ?? i;
  }
  return ends;
}
