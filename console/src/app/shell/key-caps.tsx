/** Keys, drawn as keys, in the order in which they are pressed. */
export function KeyCaps({ keys }: { readonly keys: readonly string[] }) {
  return keys.map((key, place) => (
    <kbd
      key={keys.slice(0, place + 1).join(' ')}
      className="me-1 inline-block min-w-6 rounded border border-line bg-subtle px-1.5 text-center font-mono text-meta"
    >
      {key}
    </kbd>
  ))
}
