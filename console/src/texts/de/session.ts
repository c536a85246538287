import type { Catalogue } from '../catalogue.ts'

/** Set-up and sign-in of the console itself. */
export const session: Catalogue = {
  "Couldn't create the owner.": 'Der Inhaber konnte nicht angelegt werden.',
  'E-mail address': 'E-Mail-Adresse',
  Name: 'Name',
  'At least 15 characters. A sentence you can remember beats a short riddle.':
    'Mindestens 15 Zeichen. Ein Satz, den Sie sich merken können, ist besser als ein kurzes Rätsel.',
  'Creating the owner…': 'Inhaber wird angelegt …',
  'Create owner and sign in': 'Inhaber anlegen und anmelden',
  'Set up Rollcall': 'Rollcall einrichten',
  'Checking whether set-up is still to be done.': 'Es wird geprüft, ob noch einzurichten ist.',
  Loading: 'Wird geladen',
  'Set-up is done': 'Die Einrichtung ist abgeschlossen',
  'This Rollcall already has an owner, so the set-up link no longer works.':
    'Dieses Rollcall hat bereits einen Inhaber; der Einrichtungslink gilt nicht mehr.',
  'This address is missing its one-time token.': 'In dieser Adresse fehlt das einmalige Token.',
  'Open the whole set-up link that the server printed when it started. It ends in {ending}.':
    'Öffnen Sie den ganzen Einrichtungslink, den der Server beim Start ausgegeben hat. Er endet auf {ending}.',
  'Create the owner': 'Inhaber anlegen',
  'The owner may do everything here and can invite others later.':
    'Der Inhaber darf hier alles und kann später andere einladen.',
  'Nobody can sign in yet: this Rollcall has no owner.':
    'Noch kann sich niemand anmelden: Dieses Rollcall hat keinen Inhaber.',
  'Open the set-up link that the server printed when it started. It looks like {link} and works once.':
    'Öffnen Sie den Einrichtungslink, den der Server beim Start ausgegeben hat. Er sieht aus wie {link} und gilt einmal.',
  'Your session has ended. Sign in to go on where you were.':
    'Ihre Sitzung ist beendet. Melden Sie sich an, um an derselben Stelle weiterzuarbeiten.',
  'One moment…': 'Einen Moment …',
}
