import type {
  Analysis,
  Entity,
  Evidence,
  EvidenceRule,
  Facts,
  Mention,
  Quotation,
  Speaker,
  Term,
} from '@/lib/analysis/analysis';
import { fieldsOf, isEntityKind, listOf, parseSpan, readAs, textOf } from '@/lib/library/fields';
import type { Span } from '@/lib/text/span';

/** Every rule that can stand in an analysis: a new one that is missing here does not compile. */
const RULES: Record<EvidenceRule, true> = {
  knowledge: true,
  'knowledge-with-cue': true,
  trigger: true,
  honorific: true,
  'name-shape': true,
  behaviour: true,
  abbreviation: true,
  'short-form': true,
  'seen-elsewhere': true,
  listed: true,
  model: true,
  correction: true,
  'speech-verb': true,
  colon: true,
  split: true,
  continued: true,
  interview: true,
  'source-marker': true,
  pronoun: true,
};

/**
 * Reads an analysis that came from outside, field by field; undefined where it is none. Every span lies within a text of that
 * length (UTF-16 units).
 */
export function parseAnalysis(value: unknown, length: number): Analysis | undefined {
  const { language, isTech, entities, mentions, quotations, terms, summary } = fieldsOf(value);
  const named = listOf(entities, (item) => parseEntity(item, length));
  const places = listOf(mentions, (item) => parseMention(item, length));
  const said = listOf(quotations, (item) => parseQuotation(item, length));
  const explained = listOf(terms, (item) => parseTerm(item, length));
  const chosen = listOf(summary, (item) => parseSpan(item, length));
  if (typeof language !== 'string' || typeof isTech !== 'boolean') return undefined;
  if (!named || !places || !said || !explained || !chosen) return undefined;
  return {
    language,
    isTech,
    entities: named,
    mentions: places,
    quotations: said,
    terms: explained,
    summary: chosen,
  };
}

function parseEntity(value: unknown, length: number): Entity | undefined {
  const { id, kind, name, entry, facts, aliases, apposition } = fieldsOf(value);
  const forms = listOf(aliases, textOf);
  if (typeof id !== 'string' || !isEntityKind(kind) || typeof name !== 'string' || !forms) return undefined;
  return {
    id,
    kind,
    name,
    ...readAs({ entry }, textOf),
    ...(facts === undefined ? {} : { facts: parseFacts(facts) }),
    aliases: forms,
    ...spans({ apposition }, length),
  };
}

function parseFacts(value: unknown): Facts {
  const { line, country, field, seat, founded, founders, parent, ticker, website, role, ...rest } = fieldsOf(value);
  const { organisation, maker, class: sort, asOf, source } = rest;
  const names = listOf(founders, textOf);
  return {
    ...readAs({ line, country, field, seat, founded, parent, ticker, website, role, organisation, maker }, textOf),
    ...readAs({ class: sort, asOf, source }, textOf),
    ...(names ? { founders: names } : {}),
  };
}

function parseMention(value: unknown, length: number): Mention | undefined {
  const { entity, marked, shortForm, head, evidence } = fieldsOf(value);
  const span = parseSpan(value, length);
  const why = parseEvidence(evidence, length);
  if (!span || typeof entity !== 'string' || typeof marked !== 'boolean' || !why) return undefined;
  return {
    ...span,
    entity,
    marked,
    ...spans({ shortForm }, length),
    ...(head === true ? { head } : {}),
    evidence: why,
  };
}

function parseQuotation(value: unknown, length: number): Quotation | undefined {
  const { kind, content, cue, speaker, evidence } = fieldsOf(value);
  const span = parseSpan(content, length);
  const why = parseEvidence(evidence, length);
  if ((kind !== 'direct' && kind !== 'indirect' && kind !== 'mixed') || !span || !why) return undefined;
  const who = parseSpeaker(speaker, length);
  return { kind, content: span, ...spans({ cue }, length), ...(who ? { speaker: who } : {}), evidence: why };
}

function parseSpeaker(value: unknown, length: number): Speaker | undefined {
  const { entity, name, mention, role, evidence } = fieldsOf(value);
  const why = parseEvidence(evidence, length);
  if (typeof name !== 'string' || !why) return undefined;
  return { ...readAs({ entity }, textOf), name, ...spans({ mention, role }, length), evidence: why };
}

function parseTerm(value: unknown, length: number): Term | undefined {
  const { entry, headword, english, definition } = fieldsOf(value);
  const span = parseSpan(value, length);
  if (!span || typeof entry !== 'string' || typeof headword !== 'string') return undefined;
  return { ...span, entry, headword, ...readAs({ english, definition }, textOf) };
}

function parseEvidence(value: unknown, length: number): Evidence | undefined {
  const { rule, cue, source, entry } = fieldsOf(value);
  if (typeof rule !== 'string' || !Object.hasOwn(RULES, rule)) return undefined;
  return { rule: rule as EvidenceRule, ...spans({ cue, source }, length), ...readAs({ entry }, textOf) };
}

/** Those of some fields that are spans within the text. */
function spans<Name extends string>(fields: Record<Name, unknown>, length: number): { [name in Name]?: Span } {
  return readAs(fields, (value) => parseSpan(value, length));
}
