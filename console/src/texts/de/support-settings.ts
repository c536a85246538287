import type { Catalogue } from '../catalogue.ts'

export const supportSettings: Catalogue = {
  Support: 'Support',
  'Callers are verified by': 'Anrufende werden geprüft von',
  'The caller is verified before': 'Wer anruft, wird geprüft, bevor',
  'Recovery requests and e-mail addresses are not for the role support: before those, somebody is verified only where every operator does it.':
    'Wiederherstellungsanträge und E-Mail-Adressen sind nicht Sache der Rolle Support: Davor wird nur geprüft, wo alle in der Konsole es tun.',
  'MFA is reset': 'MFA zurückgesetzt wird',
  'A link for a password is handed over': 'ein Link für ein Passwort übergeben wird',
  'A recovery request is approved': 'ein Antrag auf Wiederherstellung genehmigt wird',
  'The e-mail address is changed': 'die E-Mail-Adresse geändert wird',
  'Acting as a user for 15 minutes is': '15 Minuten lang als Benutzer zu handeln ist',
  'The role support may act as users too': 'Auch die Rolle Support darf als Benutzer handeln',
  'Never as somebody who works with this console in the same role or a higher one. An owner turns it on.':
    'Nie als jemand, der in dieser Konsole dieselbe oder eine höhere Rolle hat. Inhaber schalten es ein.',
  'The role support may act as users.': 'Die Rolle Support darf als Benutzer handeln.',
  'The role support': 'der Rolle Support',
  'Owners, admins and security may go without.': 'Inhaber, Admins und Sicherheit dürfen darauf verzichten.',
  'Every operator': 'jedem Betreiber',
  'Programs with a key are never asked.': 'Programme mit einem Schlüssel werden nie gefragt.',
  'It can be done, and is kept with what follows if it was.':
    'Die Prüfung ist möglich und wird dann mit dem festgehalten, was folgt.',
  'Turned off': 'Ausgeschaltet',
  'Nobody can.': 'Niemand kann es.',
  'Allowed, and the person is told': 'Erlaubt, und die Person erfährt es',
  'They get an e-mail each time.': 'Sie bekommt jedes Mal eine E-Mail.',
  Allowed: 'Erlaubt',
  'Owners and admins can, and support where it is let. The audit log has both names.':
    'Inhaber und Admins können es, und der Support, wo er es darf. Das Audit-Log hat beide Namen.',
}
