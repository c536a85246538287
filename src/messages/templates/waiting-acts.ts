// What a second person is asked about, as the end of "… wants to". Somebody who is to be deleted is not named: the letter
// would outlive them.

import { apart } from '../../kernel/apart.ts'
import { pluralIn } from '../../kernel/plural.ts'
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
    'erase-users': (asked) => `delete ${users.en(asked)} for good, which cannot be undone`,
    'export-users': (asked) => `export ${users.en(asked)} into a file`,
    'delete-organization': (asked) =>
      `delete the organization ${asked.organization} together with its ${users.en(asked)}, which cannot be undone`,
  },
  de: {
    'reset-operator-mfa': ({ operator }) => `alle zweiten Faktoren von ${operator} aus dem Team entfernen`,
    'change-operator-role': ({ operator, role }) => `${operator} aus dem Team die Rolle ${role} geben`,
    'remove-operator': ({ operator }) => `${operator} aus dem Team entfernen`,
    'erase-user': () => 'einen Benutzer endgültig löschen, was sich nicht rückgängig machen lässt',
    'erase-users': (asked) => `${users.de(asked)} endgültig löschen, was sich nicht rückgängig machen lässt`,
    'export-users': (asked) => `${users.de(asked)} in eine Datei exportieren`,
    'delete-organization': (asked) =>
      `die Organisation ${asked.organization} samt ihren Benutzern (${users.de(asked)}) löschen, was sich nicht rückgängig machen lässt`,
  },
  fr: {
    'reset-operator-mfa': ({ operator }) => `retirer toutes les secondes étapes de ${operator}, membre de l’équipe`,
    'change-operator-role': ({ operator, role }) => `donner à ${operator}, membre de l’équipe, le rôle ${role}`,
    'remove-operator': ({ operator }) => `retirer ${operator} de l’équipe`,
    'erase-user': () => 'supprimer définitivement un utilisateur, ce qui ne peut pas être annulé',
    'erase-users': (asked) => `supprimer définitivement ${users.fr(asked)}, ce qui ne peut pas être annulé`,
    'export-users': (asked) => `exporter ${users.fr(asked)} dans un fichier`,
    'delete-organization': (asked) =>
      `supprimer l’organisation ${asked.organization} avec ses membres (${users.fr(asked)}), ce qui ne peut pas être annulé`,
  },
  es: {
    'reset-operator-mfa': ({ operator }) =>
      `quitar todos los segundos pasos de ${operator}, que forma parte del equipo`,
    'change-operator-role': ({ operator, role }) => `dar a ${operator}, que forma parte del equipo, el rol ${role}`,
    'remove-operator': ({ operator }) => `quitar a ${operator} del equipo`,
    'erase-user': () => 'eliminar definitivamente a un usuario, lo que no se puede deshacer',
    'erase-users': (asked) => `eliminar definitivamente a ${users.es(asked)}, lo que no se puede deshacer`,
    'export-users': (asked) => `exportar ${users.es(asked)} a un archivo`,
    'delete-organization': (asked) =>
      `eliminar la organización ${asked.organization} con sus miembros (${users.es(asked)}), lo que no se puede deshacer`,
  },
  'pt-BR': {
    'reset-operator-mfa': ({ operator }) => `remover todas as segundas etapas de ${operator}, que faz parte da equipe`,
    'change-operator-role': ({ operator, role }) => `dar a ${operator}, que faz parte da equipe, o papel ${role}`,
    'remove-operator': ({ operator }) => `remover ${operator} da equipe`,
    'erase-user': () => 'excluir um usuário definitivamente, o que não pode ser desfeito',
    'erase-users': (asked) => `excluir ${users['pt-BR'](asked)} definitivamente, o que não pode ser desfeito`,
    'export-users': (asked) => `exportar ${users['pt-BR'](asked)} para um arquivo`,
    'delete-organization': (asked) =>
      `excluir a organização ${asked.organization} com seus membros (${users['pt-BR'](asked)}), o que não pode ser desfeito`,
  },
  ja: {
    'reset-operator-mfa': ({ operator }) => `チームの ${operator} さんの 2 段階目をすべて削除する`,
    'change-operator-role': ({ operator, role }) => `チームの ${operator} さんに役割 ${role} を与える`,
    'remove-operator': ({ operator }) => `${operator} さんをチームから外す`,
    'erase-user': () => 'ユーザー 1 人を完全に削除する(取り消せません)',
    'erase-users': (asked) => `${users.ja(asked)}を完全に削除する(取り消せません)`,
    'export-users': (asked) => `${users.ja(asked)}をファイルに書き出す`,
    'delete-organization': (asked) =>
      `組織 ${asked.organization} を、所属する${users.ja(asked)}とともに削除する(取り消せません)`,
  },
  ar: {
    'reset-operator-mfa': ({ operator }) => apart`إزالة كل الخطوات الثانية لدى ${operator ?? ''} من الفريق`,
    'change-operator-role': ({ operator, role }) => apart`منح ${operator ?? ''} من الفريق الدور ${role ?? ''}`,
    'remove-operator': ({ operator }) => apart`إخراج ${operator ?? ''} من الفريق`,
    'erase-user': () => 'حذف مستخدم واحد نهائيًا، ولا يمكن التراجع عن ذلك',
    'erase-users': (asked) => `حذف ${users.ar(asked)} نهائيًا، ولا يمكن التراجع عن ذلك`,
    'export-users': (asked) => `تصدير ${users.ar(asked)} إلى ملف`,
    'delete-organization': (asked) =>
      apart`حذف المؤسسة ${asked.organization ?? ''} مع أعضائها (${users.ar(asked)})، ولا يمكن التراجع عن ذلك`,
  },
}

/** How many, and whether that is about. */
const users: Readonly<Record<LetterLocale, (asked: WaitingAct) => string>> = {
  en: counted('en', 'about ', (count, people) => `${count} ${people === 1 ? 'user' : 'users'}`),
  de: counted('de', 'etwa ', (count) => `${count} Benutzer`),
  fr: counted('fr', 'environ ', (count, people) => `${count} ${people < 2 ? 'utilisateur' : 'utilisateurs'}`),
  es: counted('es', 'unos ', (count, people) => `${count} ${people === 1 ? 'usuario' : 'usuarios'}`),
  'pt-BR': counted('pt-BR', 'cerca de ', (count, people) => `${count} ${people === 1 ? 'usuário' : 'usuários'}`),
  ja: counted('ja', '約 ', (count) => `${count} 人のユーザー`),
  ar: counted('ar-u-nu-latn', 'نحو ', (count, people) =>
    pluralAr(people, {
      zero: apart`${count} مستخدم`,
      one: apart`${count} مستخدم`,
      two: apart`${count} من المستخدمين`,
      few: apart`${count} مستخدمين`,
      many: apart`${count} مستخدمًا`,
      other: apart`${count} مستخدم`,
    }),
  ),
}

const pluralAr = pluralIn<Intl.LDMLPluralRule>('ar')

function counted(tag: string, about: string, said: (count: string, people: number) => string) {
  const numbers = new Intl.NumberFormat(tag)
  return ({ people, isEstimate }: WaitingAct) => `${isEstimate ? about : ''}${said(numbers.format(people), people)}`
}
