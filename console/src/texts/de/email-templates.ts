import type { Catalogue } from '../catalogue.ts'

export const emailTemplates: Catalogue = {
  'Email templates': 'E-Mail-Vorlagen',
  Writer: 'Absender',
  Letter: 'E-Mail',
  'Confirm an email address by a link': 'E-Mail-Adresse per Link bestätigen',
  'Confirm an email address by a code': 'E-Mail-Adresse per Code bestätigen',
  'The account is locked': 'Das Konto ist gesperrt',
  'A code as the second factor': 'Code als zweiter Faktor',
  'Invitation to an organization': 'Einladung in eine Organisation',
  'The letters that people get. Each is ours, in the language of its reader, until you write your own.':
    'Die E-Mails an Ihre Benutzer. Jede ist von uns, in der Sprache des Lesers, bis Sie eine eigene schreiben.',
  'Loading letters…': 'E-Mails werden geladen …',
  "Couldn't load the letters.": 'Die E-Mails konnten nicht geladen werden.',
  'Your words': 'Ihr Text',
  'Our words': 'Unser Text',
  'Our words, yours are off': 'Unser Text, Ihrer ist ausgeschaltet',
  'What you write goes to everybody in your words, whatever their language.':
    'Was Sie schreiben, bekommen alle in Ihren Worten, welche Sprache sie auch haben.',
  'Loading letter…': 'E-Mail wird geladen …',
  "Couldn't load the letter.": 'Die E-Mail konnte nicht geladen werden.',
  'The letter was saved.': 'Die E-Mail wurde gespeichert.',
  "Couldn't save the letter.": 'Die E-Mail konnte nicht gespeichert werden.',
  'These are our words already': 'Das ist schon unser Text',
  'Reset to the default': 'Auf den Standard zurücksetzen',
  'Save the letter first': 'Speichern Sie die E-Mail zuerst',
  'Empty: the default.': 'Leer: der Standard.',
  'Such as Acme <no-reply@example.com>. Empty: as the mail server is set up.':
    'Etwa Acme <no-reply@example.com>. Leer: wie der Mailserver eingerichtet ist.',
  'Your words are used': 'Ihr Text wird verwendet',
  'Turned off they are kept, and ours go out.': 'Ausgeschaltet bleibt er aufgehoben, und unserer geht hinaus.',
  Body: 'Inhalt',
  'HTML, with Liquid where something is filled in. The text for plain mail programs is made of it. Empty: the default.':
    'HTML, mit Liquid, wo etwas eingesetzt wird. Der Text für einfache Mailprogramme entsteht daraus. Leer: der Standard.',
  'What can be filled in': 'Was eingesetzt werden kann',
  'A letter to try was written to {address}.': 'Eine E-Mail zum Ausprobieren wurde an {address} geschrieben.',
  'Language of the reader': 'Sprache des Lesers',
  "Couldn't draw the letter.": 'Die E-Mail konnte nicht gezeichnet werden.',
  'Drawing the letter…': 'Die E-Mail wird gezeichnet …',
  'Your words fail, and ours go out: {reason}': 'Ihr Text schlägt fehl, und unserer geht hinaus: {reason}',
  'The letter, with sample values': 'Die E-Mail mit Beispielwerten',
}
