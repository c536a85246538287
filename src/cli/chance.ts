export interface Chance {
  /** From 0 up to 1. */
  share(): number
  happens(probability: number): boolean
  oneOf<Item>(items: readonly Item[]): Item
}

/** Mulberry32: small, fast and good enough for people who do not exist; Math.random cannot be seeded. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    share,
    happens: (probability) => share() < probability,
    oneOf: (items) => items[Math.floor(share() * items.length)] as never,
  }
}
