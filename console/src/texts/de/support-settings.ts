import type { Catalogue } from '../catalogue.ts'

export const supportSettings: Catalogue = {
  Support: 'Support',
  'Before MFA is reset, the caller is verified by': 'Bevor MFA zurückgesetzt wird, prüft die anrufende Person',
  'Acting as a user for 15 minutes is': '15 Minuten lang als Benutzer zu handeln ist',
  'The role support': 'Die Rolle Support',
  'Owners, admins and security may go without.': 'Inhaber, Admins und Sicherheit dürfen darauf verzichten.',
  'Every operator': 'Jeder Betreiber',
  'Programs with a key are never asked.': 'Programme mit einem Schlüssel werden nie gefragt.',
  'It can be done, and is kept with the reset if it was.':
    'Die Prüfung ist möglich und wird dann mit dem Zurücksetzen festgehalten.',
  'Turned off': 'Ausgeschaltet',
  'Nobody can.': 'Niemand kann es.',
  'Allowed, and the person is told': 'Erlaubt, und die Person erfährt es',
  'They get an e-mail each time.': 'Sie bekommt jedes Mal eine E-Mail.',
  Allowed: 'Erlaubt',
  'Owners and admins can. The audit log has both names.':
    'Inhaber und Admins können es. Das Audit-Log hat beide Namen.',
}
