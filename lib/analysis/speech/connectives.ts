import type { Token } from '@/lib/text/tokens';

/** «còn Y nói», «tuy nhiên ông nói», «trong khi Y nói»: words of their own begin. */
export function isTurn(tokens: readonly Token[], at: number): boolean {
  return TURNS.test(tokens[at]?.key ?? '') || isLongTurn(tokens, at);
}

/** The first token of such a turn: the comma before it, where one stands there. */
export function turnStart(tokens: readonly Token[], turn: number): number {
  const start = isLongTurn(tokens, turn) ? turn - 1 : turn;
  return tokens[start - 1]?.key === ',' ? start - 1 : start;
}

/** «đồng thời», «và», «cũng»: the same subject goes on. */
export function isAlso(tokens: readonly Token[], at: number): boolean {
  const key = tokens[at]?.key ?? '';
  return ALSO.test(key) || (key === 'đồng' && tokens[at + 1]?.key === 'thời');
}

/** True where nothing but words stands that tie a sentence to the one before: «Đồng thời», «Ngoài ra». */
export function areConnectors(tokens: readonly Token[]): boolean {
  return tokens.every((token) => CONNECTOR.test(token.key));
}

function isLongTurn(tokens: readonly Token[], at: number): boolean {
  return /^(?:trong khi|tuy nhiên)$/.test(`${tokens[at - 1]?.key} ${tokens[at]?.key}`);
}

const ALSO = /^(?:thời|và|cũng|nhưng|song|rồi|còn|thì|,|;|vừa)$/;
const TURNS = /^(?:còn|nhưng|song|;)$/;
const CONNECTOR = /^(?:đồng|thời|ngoài|ra|bên|cạnh|đó|tuy|nhiên|và|cũng|tiếp|tục|,|song|nhưng|trước|sau)$/;
