import type { Quotation } from '@/lib/analysis/analysis';
import type { CueIndex } from '@/lib/analysis/cues';
import type { Named } from '@/lib/analysis/names';
import { type Quoted, quotedSpans } from '@/lib/analysis/quote-marks';
import { reportedSpeech } from '@/lib/analysis/reported';
import { type Scene, sceneOf } from '@/lib/analysis/scene';
import { type Attribution, speakerOf } from '@/lib/analysis/speakers';
import { isSpeech, settingOf } from '@/lib/analysis/speech';
import { interviewAnswers } from '@/lib/analysis/turns';
import type { ArticleText } from '@/lib/text/article-text';
import { overlaps } from '@/lib/text/span';

/**
 * Who said what: direct quotations in any marks and as answers of an interview, fragments, and reported speech, each with its
 * speaker where the article tells; in reading order.
 *
 * Example: «“A”, ông Lee nói. “B”.» → two quotations, one speaker.
 */
export function findQuotations(article: ArticleText, named: Named, cues: CueIndex): Quotation[] {
  const scene = sceneOf(article, named, cues);
  const marked = quotationsInMarks(scene);
  const answers = interviewAnswers(scene).filter(
    (answer) => !marked.some((quotation) => overlaps(quotation.content, answer.content)),
  );
  const direct = [...marked, ...answers];
  const reported = reportedSpeech(scene).filter(
    (quotation) => !direct.some((other) => overlaps(other.content, quotation.content)),
  );
  return [...direct, ...reported].sort((a, b) => a.content.start - b.content.start);
}

function quotationsInMarks(scene: Scene): Quotation[] {
  const found: Quotation[] = [];
  let last: Attribution | undefined;
  scene.article.blocks.forEach((block, index) => {
    const next = scene.article.blocks[index + 1];
    const goesOn = next !== undefined && /^\s*["“«]/.test(scene.article.text.slice(next.start, next.start + 3));
    const quoted = quotedSpans(scene.article.text, block, goesOn);
    const settings = quoted.map((each, i) => settingOf(scene, block, each, quoted[i - 1], quoted[i + 1]));
    let here: { attribution: Attribution | undefined; quoted: Quoted } | undefined;
    quoted.forEach((each, i) => {
      const setting = settings[i];
      if (!setting) return;
      const kind = isSpeech(setting, here !== undefined, last !== undefined);
      if (kind === 'none') return;
      // «“A”. “B”, X nói.»: what follows without a word between has one speaker, named behind the last.
      const end = setting.begins && !setting.verbAfter ? chainEnd(scene, quoted, i) : i;
      const attribution = speakerOf(
        scene,
        block,
        index,
        quoted[end] ?? each,
        settings[end] ?? setting,
        here?.attribution,
        last,
      );
      found.push({
        kind,
        content: each.inner,
        ...(attribution?.cue ? { cue: attribution.cue } : {}),
        ...(attribution ? { speaker: attribution.speaker } : {}),
        evidence: attribution?.speaker.evidence ?? { rule: 'speech-verb' },
      });
      if (kind === 'direct') {
        here = { attribution, quoted: each };
        if (attribution) last = attribution;
      }
    });
  });
  return found;
}

function chainEnd(scene: Scene, quoted: readonly Quoted[], from: number): number {
  let i = from;
  for (let next = quoted[i + 1]; next; next = quoted[i + 1]) {
    const between = scene.article.text.slice(quoted[i]?.outer.end, next.outer.start);
    if (/[^\s.,;!?…]/.test(between)) break;
    i += 1;
  }
  return i;
}
