interface ImportProgressProps {
  readonly done: number
  readonly total: number
  /** The same in words, which also name the bar. */
  readonly words: string
}

export function ImportProgress({ done, total, words }: ImportProgressProps) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <progress
        aria-label={words}
        max={Math.max(1, total)}
        value={done}
        className="h-2 w-64 max-w-full appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
      />
      <p className="text-table tabular-nums">{words}</p>
    </div>
  )
}
