import type { Quotation } from '@/lib/analysis/analysis';
import { clauseInitial, isReceiver } from '@/lib/analysis/speech/clauses';
import type { Quoted } from '@/lib/analysis/speech/quote-marks';
import { type Scene, sceneOf, type Voice } from '@/lib/analysis/speech/scene';
import { type Setting, settingOf } from '@/lib/analysis/speech/speech';
import { worded } from '@/lib/analysis/words';
import type { Block } from '@/lib/text/article-text';
import { key } from '@/lib/text/fold';
import { overlaps, type Span } from '@/lib/text/span';
import type { NameTrace } from './names';
import { inContext, spanPlace } from './places';

/** How far from a quotation, in sentences, candidates for its speaker are listed. */
const AROUND = 3;

/** Why each pair of marks is a quotation or none, and why its speaker is who it is; reported speech and answers too. */
export function explainQuotations({ article, analysis, engine }: NameTrace, wanted: string | undefined): string[] {
  const scene = sceneOf(article, worded(article, engine.lexicon), analysis, engine);
  const marked = article.blocks.flatMap((block, i) => (scene.quoted[i] ?? []).map((quoted) => ({ block, quoted })));
  const inMarks = marked.map(({ block, quoted }) => ({
    span: quoted.inner,
    outer: quoted.outer,
    found: analysis.quotations.find(({ content }) => overlaps(content, quoted.inner)),
    setting: settingLine(scene, block, quoted),
  }));
  const others = analysis.quotations
    .filter(({ content }) => !inMarks.some(({ span }) => overlaps(span, content)))
    .map((found) => ({ span: found.content, outer: found.content, found, setting: 'no marks' }));
  const isWanted = ({ span, found }: (typeof inMarks)[number]) =>
    wanted === undefined ||
    key(`${article.text.slice(span.start, span.end)} ${found?.speaker?.name}`).includes(key(wanted));
  return [...inMarks, ...others]
    .filter(isWanted)
    .sort((a, b) => a.span.start - b.span.start)
    .flatMap(({ span, outer, found, setting }) => [
      `«${start(article.text.slice(span.start, span.end))}» ${spanPlace(article, span)}: ${found ? found.kind : 'no quotation'}`,
      `  setting     ${setting}`,
      ...(found ? speakerLines(scene, found, outer) : []),
      '',
    ]);
}

/** What stands around the marks and decides whether they hold speech. */
function settingLine(scene: Scene, block: Block, quoted: Quoted): string {
  const alone = scene.unquoted(block).every(({ kind }) => kind === 'punctuation');
  const setting = settingOf(scene, block, quoted, alone);
  const slice = (span: Span | undefined) => span && `«${scene.article.text.slice(span.start, span.end)}»`;
  const verbs = [
    setting.verbBefore && `verb before ${slice(setting.verbBefore)}`,
    setting.verbAfter && `verb behind ${slice(setting.verbAfter)}`,
  ];
  const flags = (
    [
      'colon',
      'sourceBefore',
      'sourceAfter',
      'scare',
      'complement',
      'capital',
      'stop',
      'begins',
      'alone',
      'title',
    ] as const
  ).filter((flag: keyof Setting) => setting[flag] === true);
  return [
    `${setting.words} words like ${setting.shape === 'speech' ? 'speech' : `a ${setting.shape}`}`,
    ...verbs,
    ...flags,
  ]
    .filter(Boolean)
    .join(', ');
}

function speakerLines(scene: Scene, { speaker, evidence, cue }: Quotation, outer: Span): string[] {
  const { text } = scene.article;
  const slice = ({ start, end }: Span) => `«${text.slice(start, end)}»`;
  const by = `${evidence.rule}${cue ? `, cue ${slice(cue)}` : ''}`;
  const who = !speaker
    ? `nobody: no subject, or two that would do (${by})`
    : `${speaker.name}${speaker.entity ? '' : ' (described only)'} by ${by}${speaker.mention ? `, named ${slice(speaker.mention)}` : ''}`;
  const source = evidence.source ? [`  evidence    ${slice(evidence.source)}`] : [];
  return [`  speaker     ${who}`, ...source, ...candidateLines(scene, outer, speaker?.entity)];
}

/** Those who could speak in the sentences around, and what speaks for or against each. */
function candidateLines(scene: Scene, outer: Span, chosen: string | undefined): string[] {
  const at = scene.sentenceAt(outer.start);
  const from = scene.sentences[Math.max(0, at - AROUND)]?.start ?? 0;
  const to = scene.sentences[scene.sentenceAt(outer.end - 1) + 1]?.end ?? outer.end;
  const voices = scene.voices.filter(({ mention }) => mention.start >= from && mention.end <= to);
  return voices.map((voice) => `  candidate   ${candidateLine(scene, voice, outer, voice.entity.id === chosen)}`);
}

function candidateLine(scene: Scene, voice: Voice, outer: Span, isChosen: boolean): string {
  const { mention, entity, isQuoted } = voice;
  const distance = scene.sentenceAt(mention.start) - scene.sentenceAt(outer.start);
  const where =
    distance === 0
      ? 'same sentence'
      : `${Math.abs(distance)} sentence${Math.abs(distance) > 1 ? 's' : ''} ${distance < 0 ? 'before' : 'behind'}`;
  const remarks = [
    isQuoted && 'within marks: spoken of',
    !isQuoted && isReceiver(scene, voice) && 'spoken to or of',
    !isQuoted && clauseInitial(scene, voice) && 'begins a clause',
    isChosen && 'chosen',
  ];
  return [entity.name, entity.kind, where, ...remarks]
    .filter(Boolean)
    .join(', ')
    .concat(`: ${inContext(scene.article.text, mention)}`);
}

function start(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
