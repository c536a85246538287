// As much of DER (X.690) as a certificate of our own needs.

export type Der = Buffer

export function sequence(...parts: Der[]): Der {
  return tagged(0x30, Buffer.concat(parts))
}

export function set(...parts: Der[]): Der {
  return tagged(0x31, Buffer.concat(parts))
}

/** Of a positive number, its bytes with the greatest first. */
export function integer(bytes: Buffer): Der {
  return tagged(0x02, (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes)
}

export function objectId(dotted: string): Der {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(inSevens)]))
}

export function utf8(text: string): Der {
  return tagged(0x0c, Buffer.from(text))
}

export function bits(bytes: Buffer): Der {
  return tagged(0x03, Buffer.concat([Buffer.of(0), bytes]))
}

export const nothing: Der = tagged(0x05, Buffer.alloc(0))

/** Two digits of the year until 2049, four from then on (RFC 5280 §4.1.2.5). */
export function time(at: Date): Der {
  const digits = `${at.toISOString().slice(0, 19).replace(/\D/g, '')}Z`
  return at.getUTCFullYear() < 2050 ? tagged(0x17, Buffer.from(digits.slice(2))) : tagged(0x18, Buffer.from(digits))
}

/** `[0]`, around what it holds. */
export function contextZero(...parts: Der[]): Der {
  return tagged(0xa0, Buffer.concat(parts))
}

function tagged(tag: number, content: Buffer): Der {
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content])
}

function lengthOf(length: number): readonly number[] {
  if (length < 0x80) return [length]
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return [0x80 + bytes.length, ...bytes]
}

function inSevens(arc: number): readonly number[] {
  const sevens = [arc % 128]
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) sevens.unshift(0x80 + (rest % 128))
  return sevens
}
