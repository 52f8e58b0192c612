/** Why an address is not used: it is none; it would go unencrypted through the internet; a password stands in it. */
export type AddressProblem = 'not-an-address' | 'insecure' | 'with-password';

/**
 * Reads the address of a folder, bucket or database that the reader typed. `http` only where it stays in the house: loopback,
 * `.local` and private addresses. The path ends in a slash; query and fragment are dropped.
 */
export function parseAddress(typed: string): URL | AddressProblem {
  const url = URL.parse(typed.trim());
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.hostname === '') return 'not-an-address';
  if (url.username !== '' || url.password !== '') return 'with-password';
  if (url.protocol === 'http:' && !isPrivate(url.hostname)) return 'insecure';
  url.search = '';
  url.hash = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

/** Whether a host is this machine or one in the house. The host is as `URL` writes it: IPv4 in four decimals, IPv6 in brackets. */
function isPrivate(host: string): boolean {
  if (/^(?:localhost|.*\.localhost|.*\.local)\.?$/.test(host)) return true;
  const four = /^(\d+)\.(\d+)\.\d+\.\d+$/.exec(host);
  if (four) {
    const [a, b] = [Number(four[1]), Number(four[2])];
    return (
      a === 127 || a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168) || (a === 169 && b === 254)
    );
  }
  // Unique local fc00::/7 and link-local fe80::/10 (RFC 4193, RFC 4291).
  return host === '[::1]' || /^\[(?:f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):/.test(host);
}
