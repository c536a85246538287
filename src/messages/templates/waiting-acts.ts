// What a second person is asked about, as the end of "… wants to". Somebody who is to be deleted is not named: the letter
// would outlive them.
import type { LetterLocale } from '../letter.ts'
import type { WaitingAct } from '../message.ts'

type Words = Readonly<Record<WaitingAct['action'], (asked: WaitingAct) => string>>

export function waitingAct(locale: LetterLocale, asked: WaitingAct): string {
  return words[locale][asked.action](asked)
}

const words: Readonly<Record<LetterLocale, Words>> = {
  en: {
    'reset-operator-mfa': ({ operator }) => `take away all second factors of ${operator}, who helps to run this`,
    'change-operator-role': ({ operator, role }) => `give ${operator}, who helps to run this, the role ${role}`,
    'remove-operator': ({ operator }) => `remove ${operator} from those who run this`,
    'erase-user': () => 'delete one user for good, which cannot be undone',
    'erase-users': (asked) => `delete ${users(asked)} for good, which cannot be undone`,
    'export-users': (asked) => `export ${users(asked)} into a file`,
  },
  de: {
    'reset-operator-mfa': ({ operator }) => `alle zweiten Faktoren von ${operator} aus dem Team entfernen`,
    'change-operator-role': ({ operator, role }) => `${operator} aus dem Team die Rolle ${role} geben`,
    'remove-operator': ({ operator }) => `${operator} aus dem Team entfernen`,
    'erase-user': () => 'einen Benutzer endgültig löschen, was sich nicht rückgängig machen lässt',
    'erase-users': (asked) => `${benutzer(asked)} endgültig löschen, was sich nicht rückgängig machen lässt`,
    'export-users': (asked) => `${benutzer(asked)} in eine Datei exportieren`,
  },
}

function users({ people, isEstimate }: WaitingAct): string {
  const count = new Intl.NumberFormat('en').format(people)
  return `${isEstimate ? 'about ' : ''}${count} ${people === 1 ? 'user' : 'users'}`
}

function benutzer({ people, isEstimate }: WaitingAct): string {
  return `${isEstimate ? 'etwa ' : ''}${new Intl.NumberFormat('de').format(people)} Benutzer`
}
