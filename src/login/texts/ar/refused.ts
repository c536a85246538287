import { apart } from '../../../kernel/apart.ts'
import type { refusedEn } from '../en/refused.ts'

/** بالعربية. */
export const refusedAr: typeof refusedEn = {
  suspendedTitle: 'لا يمكن استخدام هذا الحساب',
  suspended: (support) => apart`لا يمكن استخدام هذا الحساب الآن. اتصل بـ ${support}.`,
  supportOf: (app) => apart`دعم ${app}`,
  changedTitle: 'سجّل الدخول مرة أخرى',
  changed: 'تغيّر حسابك أثناء تسجيل الدخول.',
  notServedTitle: 'لا يمكن استخدام هذا الحساب هنا',
  notServed: (app) => apart`يُسجَّل الدخول إلى ${app} بحسابات أخرى. استخدم حسابًا آخر.`,
  signedOut: 'سُجّل خروجك في هذه الأثناء.',
  goneTitle: 'لم يعد هذا الحساب موجودًا',
  gone: 'أُزيل أثناء تسجيل الدخول.',
  clientTitle: 'هذا التطبيق معطّل',
  client: 'لم يعد يقبل تسجيل الدخول. اتصل بالقائمين عليه.',
  memberTitle: 'لست عضوًا',
  member: (organization) => apart`لا ينتمي حسابك إلى ${organization}. اطلب دعوة من مسؤولها.`,
  roleTitle: 'هذا التطبيق غير متاح لك',
  role: (app) => apart`${app} مخصص لمن لديهم أدوار معيّنة، وليس لديك أي منها. اسأل من يتولاه.`,
  organization: (app) => apart`${app} مخصص لأشخاص من مؤسسات معيّنة، ولا تأتي من أي منها. اسأل من يتولاه.`,
  noOrganizationTitle: 'لا تنتمي إلى أي مؤسسة',
  noOrganization: (app) => apart`${app} مخصص لأعضاء المؤسسات. اطلب دعوة من مؤسستك.`,
  closedTitle: 'هذه المؤسسة موقوفة',
  closed: (organization) =>
    apart`لا يمكن لأحد تسجيل الدخول إلى ${organization ?? 'مؤسستك'} في الوقت الحالي. اسأل مسؤولها متى يتغيّر ذلك.`,
  companyTitle: 'سجّل الدخول عن طريق شركتك',
  company: (organization) =>
    apart`تطلب ${organization} من أفرادها تسجيل الدخول بنظام الدخول الموحد الخاص بها. ابدأ من جديد؛ وإذا لم يُفضِ ذلك إلى شيء فاسأل مسؤولها.`,
  networkTitle: 'لا يمكنك تسجيل الدخول من هنا',
  network:
    'لا يُسمح بتسجيل الدخول من الشبكة التي أنت فيها. جرّب من شبكة أخرى؛ وإن رأيت أن في ذلك خطأ فأعطِ الدعم المرجع أدناه.',
  networkOutside: (organization) =>
    apart`يسجّل أفراد ${organization} الدخول من شبكات معيّنة فقط، ولستَ في أي منها. اتصل بشبكتها ثم ابدأ من جديد.`,
  networkUnknown: (organization) =>
    apart`يسجّل أفراد ${organization} الدخول من بلدان معيّنة فقط، ولا يُعرف في أي بلد شبكتك. جرّب من شبكة أخرى ثم ابدأ من جديد.`,
  methodTitle: 'سجّل الدخول بطريقة أخرى',
  method: (app) => apart`يقبل ${app} طرقًا لتسجيل الدخول غير التي استخدمتها. ابدأ من جديد واستخدم إحدى الطرق المعروضة.`,
  triesTitle: 'رموز خاطئة كثيرة جدًا',
  tries: 'انتهت محاولة تسجيل الدخول هذه. ابدأ من جديد وخذ وقتك في إدخال الرمز.',
  another: 'استخدام حساب آخر',
  backTo: (app) => apart`العودة إلى ${app}`,
}
