import { CopyButton } from '../../../components/ui/copyable.tsx'
import { type TextPart, textParts } from '../api/text-parts.ts'

/** The text as it was or would have been sent. A link is copied, not followed: it belongs to somebody else. */
export function MessageText({ text }: { readonly text: string }) {
  return (
    <div className="whitespace-pre-wrap break-words px-4 py-3 text-body [unicode-bidi:plaintext]">
      {textParts(text).map((part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never move
        <Part key={place} part={part} />
      ))}
    </div>
  )
}

function Part({ part: { kind, text } }: { readonly part: TextPart }) {
  if (kind === 'text') return text
  const shown = text.trim()
  return (
    <span className="inline-flex max-w-full items-center gap-1 align-top">
      <code
        className={
          kind === 'code'
            ? 'font-mono font-semibold text-hero tracking-widest'
            : 'min-w-0 break-all font-mono text-meta'
        }
      >
        {shown}
      </code>
      <CopyButton text={shown} what={kind} />
    </span>
  )
}
