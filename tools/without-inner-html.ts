import type { Plugin } from 'vite';

const ASSIGNMENT = /\b(\w+)\.innerHTML\s*=(?!=)\s*(\w+)\.__html/;

/**
 * Takes out of Preact the one line that sets innerHTML (`dangerouslySetInnerHTML`): nothing here uses it, a store's reviewer
 * need not wonder, and no later component can. The build fails where a new Preact writes the line in another way.
 */
export function withoutInnerHtml(): Plugin {
  return {
    name: 'chu-giai:without-inner-html',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/preact\/dist\/preact\.mjs/.test(id)) return undefined;
      if (!ASSIGNMENT.test(code)) throw new Error('preact sets innerHTML in a way that is not known here');
      return { code: code.replace(ASSIGNMENT, '$1.textContent=$2.__html'), map: null };
    },
  };
}
