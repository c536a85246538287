import type { Catalogue } from '../catalogue.ts'

export const changes: Catalogue = {
  'Rollcall is being maintained: nothing can be saved just now. What you typed stays, and this page tries again by itself.':
    'Rollcall wird gerade gewartet: Im Moment kann nichts gespeichert werden. Was Sie eingegeben haben, bleibt stehen, und diese Seite versucht es von selbst wieder.',
  'Changes are paused. Reading goes on.': 'Änderungen sind angehalten. Gelesen werden kann weiterhin.',
  'Changes are paused by {name}. Reading goes on.': '{name} hat Änderungen angehalten. Gelesen werden kann weiterhin.',
  'Changes are paused by {name}: {reason}. Reading goes on.':
    '{name} hat Änderungen angehalten: {reason}. Gelesen werden kann weiterhin.',
  'Changes are paused until {time}. Reading goes on.':
    'Änderungen sind bis {time} angehalten. Gelesen werden kann weiterhin.',
  'Changes are paused until {time} by {name}. Reading goes on.':
    '{name} hat Änderungen bis {time} angehalten. Gelesen werden kann weiterhin.',
  'Changes are paused until {time} by {name}: {reason}. Reading goes on.':
    '{name} hat Änderungen bis {time} angehalten: {reason}. Gelesen werden kann weiterhin.',
  'Rollcall is being maintained.': 'Rollcall wird gerade gewartet.',
  'It will be back in a minute. This page tries again by itself.':
    'In einer Minute geht es weiter. Diese Seite versucht es von selbst wieder.',
  Maintenance: 'Wartung',
  'Pause changes': 'Änderungen anhalten',
  'Change the pause': 'Pause ändern',
  'Resume changes': 'Änderungen freigeben',
  'Pausing…': 'Wird angehalten …',
  'Resuming…': 'Werden freigegeben …',
  'Changes are paused.': 'Änderungen sind angehalten.',
  'Changes are taken again.': 'Änderungen sind wieder freigegeben.',
  "Couldn't pause changes.": 'Änderungen konnten nicht angehalten werden.',
  "Couldn't resume changes.": 'Änderungen konnten nicht freigegeben werden.',
  'Pause them while something is moved, restored or looked into: until you resume, the console, the APIs and the pages of organizations change nothing, and no new job starts.':
    'Halten Sie sie an, während etwas umgezogen, wiederhergestellt oder untersucht wird: Bis Sie sie freigeben, ändern die Konsole, die APIs und die Seiten der Organisationen nichts, und kein neuer Auftrag beginnt.',
  'People go on signing in, with their account pages, sessions and tokens. Jobs that run are finished, and what is scheduled happens, offboardings too. Suspending, locking down, signing out, revoking and unlocking are never held up.':
    'Benutzer melden sich weiter an und behalten ihre Kontoseiten, Sitzungen und Token. Laufende Aufträge werden beendet, und Geplantes geschieht, auch Austritte. Sperren, auch vollständig, Abmelden, Widerrufen und Entsperren werden nie aufgehalten.',
  'Paused by': 'Angehalten von',
  'When somebody resumes them': 'Wenn jemand sie freigibt',
  'None given': 'Nicht angegeben',
  'Reason (optional)': 'Grund (freiwillig)',
  'Operators read it in a bar over every page.': 'Betreiber lesen ihn über jeder Seite.',
  'By itself, at a time': 'Von selbst, zu einer Zeit',
  'Choose a time first': 'Wählen Sie zuerst eine Zeit',
}
