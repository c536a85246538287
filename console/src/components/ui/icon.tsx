// The icons: 16 px strokes drawn in the colour of the text beside them. They never stand alone: a text or an accessible
// name is always next to them, so all of them are hidden from screen readers.
import { classNames } from '../../lib/class-names.ts'

const paths = {
  alert:
    'M8 5v3.5M8 11v.01M6.9 2.6 1.7 11.5A1.3 1.3 0 0 0 2.8 13.4h10.4a1.3 1.3 0 0 0 1.1-1.9L9.1 2.6a1.3 1.3 0 0 0-2.2 0Z',
  bell: 'M3.5 11.5h9c-1-1-1.2-2-1.2-4.2a3.3 3.3 0 0 0-6.6 0c0 2.2-.2 3.2-1.2 4.2ZM6.7 13.7h2.6',
  arrowLeft: 'M13 8H3m4-4L3 8l4 4',
  arrowDown: 'M8 3v10m4-4-4 4-4-4',
  arrowUp: 'M8 13V3m4 4L8 3 4 7',
  building:
    'M3.5 13.5v-11h6v11M9.5 6.5h3v7M2 13.5h12M5.5 5v.01M7.5 5v.01M5.5 7.5v.01M7.5 7.5v.01M5.5 10v.01M7.5 10v.01',
  chart: 'M3 13.5v-5M8 13.5v-11M13 13.5v-7M1.5 13.5h13',
  check: 'm3 8.5 3.2 3.2L13 4.8',
  chevronDown: 'm4 6 4 4 4-4',
  chevronRight: 'm6 4 4 4-4 4',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.8V8l2.3 1.5',
  close: 'm4 4 8 8m0-8-8 8',
  copy: 'M6 5.5h6.5v8H6zM3.5 10.5v-8H10',
  device: 'M3 3h10v7.2H3zM1.5 12.8h13',
  dots: 'M3.2 8v.01M8 8v.01M12.8 8v.01',
  download: 'M8 2.5v8M4.8 7.6 8 10.8l3.2-3.2M2.8 13.5h10.4',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8ZM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z',
  eyeOff:
    'M3 3l10 10M6.5 3.7A7 7 0 0 1 8 3.5c4 0 6.5 4.5 6.5 4.5a11 11 0 0 1-1.7 2.2M4.4 4.9A11 11 0 0 0 1.5 8S4 12.5 8 12.5a6 6 0 0 0 3-.8',
  grip: 'M6 3.5v.01M10 3.5v.01M6 8v.01M10 8v.01M6 12.5v.01M10 12.5v.01',
  filter: 'M2 4h12M4.5 8h7M6.5 12h3',
  key: 'M10.3 9.3a3.4 3.4 0 1 0-3.2-2.2L2 12.2V14h2l.8-.8v-1.4h1.4l2-2a3.4 3.4 0 0 0 2.1-.5ZM11 5.3v.01',
  keyboard: 'M2 4.5h12v7H2zM4.5 7v.01M7 7v.01M9.5 7v.01M12 7v.01M5.5 9.5h5',
  lifebuoy:
    'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 10.4a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8ZM3.8 3.8l2.5 2.5M9.7 9.7l2.5 2.5M12.2 3.8 9.7 6.3M6.3 9.7l-2.5 2.5',
  link: 'M6.7 9.3a2.6 2.6 0 0 0 3.8.2l2-2a2.6 2.6 0 0 0-3.7-3.7l-1 1M9.3 6.7a2.6 2.6 0 0 0-3.8-.2l-2 2a2.6 2.6 0 0 0 3.7 3.7l1-1',
  list: 'M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4v.01M2.5 8v.01M2.5 12v.01',
  lock: 'M4 7.3h8v6H4zM5.7 7.3V5.2a2.3 2.3 0 0 1 4.6 0v2.1',
  mail: 'M2 3.5h12v9H2zM2.3 4l5.7 4.8L13.7 4',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  pencil: 'm10.4 3.2 2.4 2.4-7.4 7.4-2.9.5.5-2.9z',
  play: 'M5.5 3.5v9l7-4.5z',
  plus: 'M8 3v10M3 8h10',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.3 10.3 13.5 13.5',
  shield: 'M8 1.8 3 3.6v4c0 3.2 2.1 5.5 5 6.6 2.9-1.1 5-3.4 5-6.6v-4z',
  signOut: 'M6 13.5H3v-11h3M10.5 11l3-3-3-3M13 8H6',
  star: 'm8 2 1.8 3.8 4.2.5-3.1 2.9.8 4.1L8 11.3l-3.7 2 .8-4.1L2 6.3l4.2-.5z',
  sliders: 'M2 4.5h6.5M12 4.5h2M10.2 2.8v3.4M2 11.5h2.3M7.8 11.5H14M6 9.8v3.4',
  stop: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM3.8 3.8l8.4 8.4',
  trash: 'M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.6 9h6.8l.6-9M6.7 7.2v3.8M9.3 7.2v3.8',
  unlock: 'M4 7.3h8v6H4zM5.7 7.3V5.2a2.3 2.3 0 0 1 4.4-.9',
  user: 'M8 7.5a2.8 2.8 0 1 0 0-5.5 2.8 2.8 0 0 0 0 5.5ZM2.8 14a5.2 5.2 0 0 1 10.4 0',
  users:
    'M6 7.5A2.6 2.6 0 1 0 6 2.3a2.6 2.6 0 0 0 0 5.2ZM1.3 13.7a4.7 4.7 0 0 1 9.4 0M10.7 2.6a2.6 2.6 0 0 1 0 4.7M12.2 9.6a4.7 4.7 0 0 1 2.5 4.1',
  wifiOff:
    'M2 2l12 12M4.2 8.7A5.6 5.6 0 0 1 6 7.6M1.8 6.3A9 9 0 0 1 4 4.8M7 4a9 9 0 0 1 7.2 2.3M10.5 8a5.6 5.6 0 0 1 1.3.8M6.3 11a2.5 2.5 0 0 1 3.2-.1M8 13.2v.01',
} as const

export type IconName = keyof typeof paths

export function Icon({ name, className }: { readonly name: IconName; readonly className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'dots' || name === 'grip' ? 2.2 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={classNames('shrink-0', className)}
    >
      <path d={paths[name]} />
    </svg>
  )
}
