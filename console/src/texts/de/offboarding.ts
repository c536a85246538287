import type { Catalogue } from '../catalogue.ts'

export const offboarding: Catalogue = {
  'Schedule offboarding…': 'Austritt planen …',
  'Export data…': 'Daten exportieren …',
  'Cancel schedule': 'Plan absagen',
  "Couldn't cancel the schedule.": 'Der Plan konnte nicht abgesagt werden.',
  "Couldn't schedule the offboarding.": 'Der Austritt konnte nicht geplant werden.',
  'Scheduling…': 'Wird geplant …',
  '{name} is offboarded {time}.': '{name} scheidet {time} aus.',
  '{name} is not offboarded.': '{name} scheidet nicht aus.',
  'The last one did not happen: {reason}': 'Der letzte fand nicht statt: {reason}',
  'On that day they are suspended, and every session and refresh token ends. Activating them lets them in again and calls a deletion off.':
    'An diesem Tag wird die Person gesperrt, und jede Sitzung und jedes Refresh-Token endet. Wer sie aktiviert, lässt sie wieder ein und sagt eine Löschung ab.',
  'Give a day in the future': 'Geben Sie einen Tag in der Zukunft an',
  'Give days from 0 to {limit}': 'Geben Sie 0 bis {limit} Tage an',
  'Also leave every organization, with the roles there': 'Auch jede Organisation verlassen, samt den Rollen dort',
  'Delete the account some days later': 'Das Konto einige Tage später löschen',
  'Unless somebody activates them before.': 'Es sei denn, jemand aktiviert die Person vorher.',
  'Days until the deletion': 'Tage bis zur Löschung',
  'Offboarded. The account is deleted {time}; activating the user calls that off.':
    'Ausgetreten. Das Konto wird {time} gelöscht; eine Aktivierung sagt das ab.',
  'Suspended and signed out {time}': 'Wird {time} gesperrt und abgemeldet',
  'Leaves every organization': 'Verlässt jede Organisation',
  'The account is deleted at once': 'Das Konto wird sofort gelöscht',
  'The account is deleted {count} days later': [
    'Das Konto wird einen Tag später gelöscht',
    'Das Konto wird {count} Tage später gelöscht',
  ],
}
