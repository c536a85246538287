import type { Catalogue } from '../catalogue.ts'

export const networkRules: Catalogue = {
  'Network rules': 'Netzregeln',
  'Block a network': 'Netz sperren',
  'Add network rule': 'Netzregel hinzufügen',
  'Remove network rule': 'Netzregel entfernen',
  'Remove rule': 'Regel entfernen',
  'Block IP': 'IP sperren',
  'Block {ip}…': '{ip} sperren …',
  Block: 'Sperren',
  'Let in': 'Einlassen',
  'Kept out': 'Ausgesperrt',
  'Blocked for everybody': 'Für alle gesperrt',
  Over: 'Vorbei',
  'Open the rule': 'Regel öffnen',
  'What it does': 'Was sie bewirkt',
  'Keeps people out from there': 'Von dort kommt niemand herein',
  'Lets people in from there, and from nowhere that no rule lets in':
    'Von dort kommt man herein, und von nirgends, wo keine Regel einlässt',
  'Where it is': 'Wo das ist',
  'An address or a network': 'Eine Adresse oder ein Netz',
  'A country': 'Ein Land',
  Country: 'Land',
  Until: 'Bis',
  'somebody who is gone': 'jemandem, den es nicht mehr gibt',
  'Ends by itself {end}.': 'Endet von selbst {end}.',
  'Choose a country': 'Land wählen',
  'Address or network': 'Adresse oder Netz',
  'Such as 203.0.113.7 or 203.0.113.0/24. An IPv6 address alone stands for its /64.':
    'Etwa 203.0.113.7 oder 203.0.113.0/24. Eine IPv6-Adresse allein steht für ihr /64.',
  'Say first where it is': 'Sagen Sie zuerst, wo das ist',
  'It would have refused no sign-in of the last {days} days.':
    'Sie hätte in den letzten {days} Tagen keine Anmeldung abgewiesen.',
  'It would have refused {count} sign-ins of the last {days} days.': [
    'Sie hätte in den letzten {days} Tagen 1 Anmeldung abgewiesen.',
    'Sie hätte in den letzten {days} Tagen {count} Anmeldungen abgewiesen.',
  ],
  'It would have refused at least {count} sign-ins of the last {days} days.': [
    'Sie hätte in den letzten {days} Tagen mindestens 1 Anmeldung abgewiesen.',
    'Sie hätte in den letzten {days} Tagen mindestens {count} Anmeldungen abgewiesen.',
  ],
  'For an hour': 'Für eine Stunde',
  'For a day': 'Für einen Tag',
  'For 7 days': 'Für 7 Tage',
  'For 30 days': 'Für 30 Tage',
  'Until it is removed': 'Bis sie entfernt wird',
  'Nobody signs in, signs up or recovers an account from there, operators too. Who is signed in stays so until they sign in again or their tokens are renewed.':
    'Von dort meldet sich niemand an, registriert sich oder stellt ein Konto wieder her, auch wer die Konsole betreibt nicht. Wer angemeldet ist, bleibt es bis zur nächsten Anmeldung oder bis Tokens erneuert werden.',
  'It counts for whoever signs in to this organization. Who is signed in stays so until they sign in again or their tokens are renewed.':
    'Sie gilt für alle, die sich bei dieser Organisation anmelden. Wer angemeldet ist, bleibt es bis zur nächsten Anmeldung oder bis Tokens erneuert werden.',
  "Couldn't add the rule.": 'Die Regel ließ sich nicht hinzufügen.',
  "Couldn't remove the rule.": 'Die Regel ließ sich nicht entfernen.',
  "Couldn't load the rules.": 'Die Regeln ließen sich nicht laden.',
  'Loading network rules…': 'Netzregeln werden geladen …',
  'No rules. People sign in from everywhere.': 'Keine Regeln. Man meldet sich von überall an.',
  'From these networks and countries nobody signs in. Organizations have rules of their own, on their Security tab.':
    'Aus diesen Netzen und Ländern meldet sich niemand an. Organisationen haben eigene Regeln, auf ihrem Reiter „Sicherheit“.',
  'From where people sign in to this organization. What is blocked for everybody is in the settings, under Lockout and limits.':
    'Von wo man sich bei dieser Organisation anmeldet. Was für alle gesperrt ist, steht in den Einstellungen unter „Sperren und Grenzen“.',
  '{place} is blocked.': '{place} ist gesperrt.',
  '{place} is let in.': '{place} wird eingelassen.',
  'The rule about {place} was removed.': 'Die Regel zu {place} wurde entfernt.',
  'Since {time}, by {name}: {reason}': 'Seit {time}, von {name}: {reason}',
  'From {place} people can sign in again at once.': 'Von {place} kann man sich sofort wieder anmelden.',
  '{place} is no longer one of those that are let in. With the last of them, people come in from everywhere.':
    '{place} gehört nicht mehr zu denen, die eingelassen werden. Mit der letzten Regel dieser Art kommt man von überall herein.',
  '{ip} is in none of the networks that the organization lets in':
    '{ip} ist in keinem Netz, das die Organisation einlässt',
  'Nobody knows the country of {ip}, and the organization lets certain countries in':
    'Das Land von {ip} ist unbekannt, und die Organisation lässt nur bestimmte Länder ein',
  '{ip} is blocked for the organization by the rule about {place} since {time}: {reason}':
    '{ip} ist für die Organisation gesperrt, durch die Regel zu {place} seit {time}: {reason}',
  '{ip} is blocked by the rule about {place} since {time}: {reason}':
    '{ip} ist gesperrt, durch die Regel zu {place} seit {time}: {reason}',
  'Sign-in is not allowed from the network you are in. Try from another one, such as your phone’s.':
    'Aus Ihrem Netz ist die Anmeldung nicht erlaubt. Versuchen Sie es aus einem anderen, etwa dem Ihres Telefons.',
  'a network rule keeps out where they came from last': 'eine Netzregel sperrt, woher sie zuletzt kamen',
  'kept out by a network rule': 'durch eine Netzregel ausgesperrt',
  '{count} rules name a country, and this server has no table of places (PLACES_FILES). A country that is blocked keeps nobody out; one that is let in lets nobody in.':
    [
      '1 Regel nennt ein Land, und dieser Server hat keine Ortstabelle (PLACES_FILES). Ein gesperrtes Land hält niemanden fern; eines, das eingelassen wird, lässt niemanden ein.',
      '{count} Regeln nennen ein Land, und dieser Server hat keine Ortstabelle (PLACES_FILES). Ein gesperrtes Land hält niemanden fern; eines, das eingelassen wird, lässt niemanden ein.',
    ],
  'Network rule added': 'Netzregel hinzugefügt',
  'Network rule removed': 'Netzregel entfernt',
}
