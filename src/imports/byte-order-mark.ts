const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])

/** Where the text begins: behind the mark, where there is one. */
export function afterMark(head: Buffer): number {
  return head.subarray(0, byteOrderMark.length).equals(byteOrderMark) ? byteOrderMark.length : 0
}

/** Too short to tell, and so far like the mark. */
export function mayBeMark(head: Buffer): boolean {
  return head.length < byteOrderMark.length && byteOrderMark.subarray(0, head.length).equals(head)
}
