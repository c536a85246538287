/** Longer ones have too many neighbours to ask for. */
const longestAsked = 60
const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789.-_+@']

/**
 * Every address that is one slip of the finger away: a letter left out, put in, mistaken, or two in the wrong order.
 * They are looked up one by one along the index of addresses, so that the cost is that of this list and no more.
 */
export function similarAddresses(email: string): readonly string[] {
  if (email.length > longestAsked) return []
  const found = new Set<string>()
  for (let place = 0; place <= email.length; place += 1) {
    const [before, after] = [email.slice(0, place), email.slice(place)]
    const [one = '', other = ''] = after
    if (one !== '') found.add(before + after.slice(1))
    if (other !== '') found.add(before + other + one + after.slice(2))
    for (const letter of letters) {
      found.add(before + letter + after)
      if (one !== '') found.add(before + letter + after.slice(1))
    }
  }
  found.delete(email)
  return [...found]
}
