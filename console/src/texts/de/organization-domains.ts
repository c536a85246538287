import type { Catalogue } from '../catalogue.ts'

export const organizationDomains: Catalogue = {
  'Add domain': 'Domain hinzufügen',
  'Whoever types an address of a verified domain when signing in is led to this organization.':
    'Wer bei der Anmeldung eine Adresse einer bestätigten Domain eingibt, wird zu dieser Organisation geführt.',
  "Couldn't load the domains.": 'Die Domains konnten nicht geladen werden.',
  'Loading domains…': 'Domains werden geladen …',
  'No domains yet': 'Noch keine Domains',
  'Add the domain of its mail addresses, such as example.com.':
    'Fügen Sie die Domain ihrer E-Mail-Adressen hinzu, etwa example.com.',
  '{domain} is verified.': '{domain} ist bestätigt.',
  '{domain} leads to this organization.': '{domain} führt zu dieser Organisation.',
  '{domain} leads nobody here any more.': '{domain} führt niemanden mehr hierher.',
  "Couldn't change {domain}.": '{domain} konnte nicht geändert werden.',
  'Asking the DNS…': 'Der DNS wird gefragt …',
  'Check DNS': 'DNS prüfen',
  'Mark as verified…': 'Als bestätigt markieren …',
  'Mark as verified': 'Als bestätigt markieren',
  'Stop leading here': 'Nicht mehr hierher führen',
  'Lead here': 'Hierher führen',
  "Couldn't ask the DNS.": 'Der DNS konnte nicht gefragt werden.',
  'Nothing is asked of the DNS: you say that {domain} is the organization’s own.':
    'Der DNS wird nicht gefragt: Sie sagen, dass {domain} der Organisation gehört.',
  'Remove domain': 'Domain entfernen',
  'Removing…': 'Wird entfernt …',
  "Couldn't remove {domain}.": '{domain} konnte nicht entfernt werden.',
  '{domain} was removed.': '{domain} wurde entfernt.',
  'Addresses of {domain} lead nobody to this organization any more. Members stay members.':
    'Adressen von {domain} führen niemanden mehr zu dieser Organisation. Mitglieder bleiben Mitglieder.',
  'Not verified': 'Nicht bestätigt',
  Verified: 'Bestätigt',
  'Verified, leads nobody': 'Bestätigt, führt niemanden',
  'Add this TXT record to the DNS of the domain, then check.':
    'Fügen Sie dem DNS der Domain diesen TXT-Eintrag hinzu und prüfen Sie dann.',
  'Record name': 'Name des Eintrags',
  'record name': 'Name des Eintrags',
  'Record text': 'Text des Eintrags',
  'record text': 'Text des Eintrags',
  'The record is there.': 'Der Eintrag ist da.',
  'The DNS has no such record yet. A new one can take some hours to be seen.':
    'Der DNS hat diesen Eintrag noch nicht. Bis ein neuer zu sehen ist, können Stunden vergehen.',
  'The DNS has a record of this name with another text.': 'Der DNS hat einen Eintrag dieses Namens mit anderem Text.',
  'The DNS did not answer. Try again in a moment.':
    'Der DNS hat nicht geantwortet. Versuchen Sie es gleich noch einmal.',
  '{domain} was added.': '{domain} wurde hinzugefügt.',
  "Couldn't add the domain.": 'Die Domain konnte nicht hinzugefügt werden.',
  'Enter a domain first': 'Geben Sie zuerst eine Domain ein',
  Domain: 'Domain',
  'What stands behind the @ of its mail addresses, such as example.com.':
    'Was hinter dem @ ihrer E-Mail-Adressen steht, etwa example.com.',
}
