import { apart } from '../../../kernel/apart.ts'
import type { signUpEn } from '../en/sign-up.ts'

export const signUpAr: typeof signUpEn = {
  'sign-up-code': ({ code, link }, { app }) => ({
    subject: apart`رمزك لدى ${app}`,
    intro: [apart`أدخل هذا الرمز لإتمام تسجيلك لدى ${app}.`],
    code,
    ...(link === null ? {} : { actions: [{ label: 'أو تابع بهذا الرابط', link }] }),
    outro: ['يعمل الرمز لمدة 10 دقائق. لن يطلبه منك أحد منا أبدًا.', unasked],
  }),
  'already-registered': ({ signInLink, resetLink }, { app }) => ({
    subject: apart`لديك حساب بالفعل لدى ${app}`,
    intro: [apart`حاول أحدهم التسجيل لدى ${app} بهذا العنوان. يوجد به حساب بالفعل: حسابك.`],
    actions: [
      { label: 'تسجيل الدخول', link: signInLink },
      { label: 'اختيار كلمة مرور جديدة', link: resetLink },
    ],
    outro: ['إذا لم يكن هذا أنت، فليس عليك فعل شيء: لم يتغيّر حسابك.'],
  }),
  'sign-in-unknown': ({ signUpLink }, { app }) => ({
    subject: apart`لا حساب بهذا العنوان لدى ${app}`,
    intro: [
      apart`حاول أحدهم تسجيل الدخول إلى ${app} بهذا العنوان. لا يوجد حساب به.`,
      'إذا كان هذا أنت، فربما استخدمت عنوانًا آخر.',
    ],
    ...(signUpLink === null ? {} : { actions: [{ label: 'إنشاء حساب', link: signUpLink }] }),
    outro: [unasked],
  }),
  invitation: ({ link, inviter, organization, role }, { app }) => ({
    subject: apart`يدعوك ${inviter} إلى ${organization}`,
    intro: [
      role === null
        ? apart`يدعوك ${inviter} إلى الانضمام إلى ${organization} لدى ${app}.`
        : apart`يدعوك ${inviter} إلى الانضمام إلى ${organization} لدى ${app} بصفة ${role}.`,
    ],
    actions: [{ label: 'قبول الدعوة', link }],
    outro: ['يعمل الرابط مرة واحدة. إذا لم تعرف من أرسله، فتجاهله.'],
  }),
  'invitation-asked': ({ organization, link }, { app }) => ({
    subject: apart`طُلبت دعوة جديدة إلى ${organization}`,
    intro: [
      apart`فتح أحدهم دعوة إلى ${organization} لدى ${app} بعد انتهاء صلاحيتها، ويطلب دعوة جديدة.`,
      'تبيّن قائمة الدعوات من هو. أرسلها من جديد فقط إذا كان لا يزال عليه الانضمام.',
    ],
    ...(link === null ? {} : { actions: [{ label: 'فتح الدعوات', link }] }),
  }),
  'account-made': ({ link, organization }, { app }) => ({
    subject: organization === null ? apart`حسابك لدى ${app}` : apart`أنشأت لك ${organization} حسابًا لدى ${app}`,
    intro: [
      organization === null
        ? apart`أُنشئ لك حساب لدى ${app}. اختر كلمة مرور لاستخدامه.`
        : apart`أنشأت لك ${organization} حسابًا لدى ${app}. اختر كلمة مرور لاستخدامه.`,
    ],
    actions: [{ label: 'اختيار كلمة مرور', link }],
    outro: ['يعمل الرابط مرة واحدة. إذا لم تعرف من أرسله، فتجاهله: لا يمكن لأحد استخدام الحساب من دونه.'],
  }),
}

const unasked = 'إذا لم يكن هذا أنت، فتجاهل هذه الرسالة: لا يحدث شيء من دونك.'
