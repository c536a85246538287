import { createElement, type ReactNode } from 'react'
import { letterStyles } from '../api/letter-styles.ts'

/**
 * A letter as it looks, drawn anew from elements of ours: nothing of its markup is put into the page, so nothing of it
 * runs, is loaded, or can be pressed.
 */
export function DrawnLetter({ html, label }: { readonly html: string; readonly label: string }) {
  const { body } = new DOMParser().parseFromString(withoutInlineCode(html), 'text/html')
  return (
    <section aria-label={label} className="overflow-hidden break-words [&_*]:max-w-full" style={paper}>
      <div dir={body.dir || body.ownerDocument.dir || undefined} style={stylesOf(body)}>
        {drawnChildren(body, 0)}
      </div>
    </section>
  )
}

/** Mail programs begin with it. */
const paper = { backgroundColor: '#ffffff', color: '#000000' } as const

/** Read as what they are, inline styles and handlers would be reported as breaches of the page's own policy. */
function withoutInlineCode(html: string): string {
  return html
    .replace(/<style\b[\s\S]*?(<\/style\s*>|$)/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/(["'\s/])(style|on\w+)(?=\s*=)/gi, '$1 data-$2'))
}

const deepest = 60

function drawnChildren(parent: Node, depth: number): ReactNode[] {
  if (depth > deepest) return []
  return [...parent.childNodes].map((node, place) => drawn(node, place, depth + 1))
}

function drawn(node: Node, place: number, depth: number): ReactNode {
  if (node instanceof Text) return node.data
  if (!(node instanceof HTMLElement)) return null
  const tag = node.tagName.toLowerCase()
  if (left.has(tag)) return null
  if (tag === 'br' || tag === 'hr') return createElement(tag, { key: place })
  if (tag === 'img') return <em key={place}>[{node.getAttribute('alt') || '…'}]</em>
  const style = { ...usual[tag], ...stylesOf(node) }
  return createElement(
    same.has(tag) ? tag : block.has(tag) ? 'div' : 'span',
    // Only a direction that there is: the property knows no other.
    { key: place, style, dir: node.dir || undefined },
    ...drawnChildren(node, depth),
  )
}

function stylesOf(element: HTMLElement) {
  return letterStyles(element.dataset.style ?? '')
}

const left = new Set(
  `script style head title meta link base iframe frame object embed svg math template noscript form input button select
  textarea audio video canvas`.split(/\s+/),
)
const same = new Set(['p', 'strong', 'b', 'em', 'i', 'u', 'small', 'code', 'ul', 'ol', 'li', 'blockquote'])
const block = new Set(
  'div section article header footer main center address pre table tbody thead tfoot tr td th h1 h2 h3 h4 h5 h6'.split(
    ' ',
  ),
)

const heading = { fontWeight: '600', fontSize: '1.3em', margin: '0.7em 0' }
const cell = { display: 'table-cell', padding: '1px' }

/** What elements look like that are drawn as others, and those that the console's own style sheet makes plain. */
const usual: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  p: { margin: '1em 0' },
  a: { textDecoration: 'underline' },
  ul: { listStyle: 'disc', paddingInlineStart: '40px' },
  ol: { listStyle: 'decimal', paddingInlineStart: '40px' },
  h1: { ...heading, fontSize: '2em' },
  h2: { ...heading, fontSize: '1.5em' },
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  center: { textAlign: 'center' },
  pre: { whiteSpace: 'pre-wrap' },
  table: { display: 'table' },
  tr: { display: 'table-row' },
  td: cell,
  th: { ...cell, fontWeight: '600' },
}
