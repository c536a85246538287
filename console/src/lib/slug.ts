/** `Acme & Söhne` as `acme-sohne`; the server says what is wrong with the rest. */
export function slugOf(words: string): string {
  const plain = words.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return plain
    .replaceAll(/[^a-z0-9_.]+/g, '-')
    .replace(/^[-_.]+/, '')
    .slice(0, 50)
    .replace(/-+$/, '')
}
