import type { Token } from '@/lib/text/tokens';

/** Forms of several tokens, looked up leftmost-longest at token borders. Values are the caller's. */
export interface Trie<Value> {
  /** Adds a form given as token keys; the same form may have several values. */
  add(keys: readonly string[], value: Value): void;
  /** The longest form that begins at token `at`: how many tokens it covers and its values; undefined where none does. */
  longest(tokens: readonly Token[], at: number): { length: number; values: readonly Value[] } | undefined;
}

interface Node<Value> {
  next: Map<string, Node<Value>> | undefined;
  values: Value[] | undefined;
}

/** A trie over syllables: a few thousand names in a few milliseconds and megabytes. */
export function trie<Value>(): Trie<Value> {
  const root: Node<Value> = { next: undefined, values: undefined };
  return {
    add(keys, value) {
      let node = root;
      for (const key of keys) {
        node.next ??= new Map();
        let child = node.next.get(key);
        if (!child) {
          child = { next: undefined, values: undefined };
          node.next.set(key, child);
        }
        node = child;
      }
      if (node.values) node.values.push(value);
      else node.values = [value];
    },
    longest(tokens, at) {
      let node: Node<Value> | undefined = root;
      let found: { length: number; values: readonly Value[] } | undefined;
      for (let i = at; i < tokens.length; i += 1) {
        node = node.next?.get(tokens[i]?.key ?? '');
        if (!node) break;
        if (node.values) found = { length: i - at + 1, values: node.values };
      }
      return found;
    },
  };
}
