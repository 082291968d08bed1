import { on_signed_out } from '@/api/client';
import { forget_unseen } from '@/lib/references';
import { use_meta } from '@/stores/meta';
import { use_session } from '@/stores/session';
import { createRouter, createWebHistory } from 'vue-router';

declare module 'vue-router' {
  interface RouteMeta { open?: boolean }
}

export const router = createRouter({
  history: createWebHistory('/workbench/'),
  routes: [
    { path: '/sign-in', name: 'sign_in', component: () => import('@/pages/SignInPage.vue'), meta: { open: true } },
    { path: '/set-up', name: 'set_up', component: () => import('@/pages/SetUpPage.vue'), meta: { open: true } },
    { path: '/', name: 'todo', component: () => import('@/pages/TodoPage.vue') },
    { path: '/deadlines', name: 'deadlines', component: () => import('@/pages/DeadlinesPage.vue') },
    { path: '/overdue', name: 'overdue', component: () => import('@/pages/OverduePage.vue') },
    { path: '/calendars', name: 'calendars', component: () => import('@/pages/CalendarsPage.vue') },
    { path: '/account', name: 'account', component: () => import('@/features/account/AccountPage.vue') },
    { path: '/admin', name: 'admin', component: () => import('@/features/admin/AdminPage.vue') },
    { path: '/admin/organisations', name: 'organisations', component: () => import('@/features/admin/OrganisationsPage.vue') },
    { path: '/admin/organisations/new', name: 'organisation_new', component: () => import('@/features/admin/OrganisationNewPage.vue') },
    { path: '/admin/organisations/:id(\\d+)', name: 'organisation', component: () => import('@/features/admin/OrganisationPage.vue') },
    { path: '/admin/people', name: 'people', component: () => import('@/features/admin/PeoplePage.vue') },
    { path: '/admin/people/:id(\\d+)', name: 'person', component: () => import('@/features/admin/PersonPage.vue') },
    { path: '/admin/site', name: 'site', component: () => import('@/features/admin/SitePage.vue') },
    { path: '/tenders/:id(\\d+)/opening-record', name: 'opening_record', component: () => import('@/features/opening/OpeningRecordPage.vue') },
    { path: '/contracts/:id(\\d+)/due', name: 'due', component: () => import('@/features/money/DuePage.vue') },
    { path: '/contracts/:id(\\d+)/funding', name: 'funding', component: () => import('@/features/money/FundingPage.vue') },
    { path: '/statements/:id(\\d+)', name: 'statement', component: () => import('@/features/money/StatementPage.vue') },
    { path: '/provider-statements/:id(\\d+)', name: 'provider_statement', component: () => import('@/features/money/ProviderPage.vue') },
    { path: '/payments/:id(\\d+)/way', name: 'payment_way', component: () => import('@/features/money/WayPage.vue') },
    { path: '/entries/:id(\\d+)', name: 'trace', component: () => import('@/features/money/TracePage.vue') },
    { path: '/board', name: 'board', component: () => import('@/features/follow_up/BoardPage.vue') },
    { path: '/:plural([a-z_-]+)', name: 'list', component: () => import('@/pages/ListPage.vue') },
    { path: '/:plural([a-z_-]+)/new/:step([a-z_]+)', name: 'create', component: () => import('@/pages/StepPage.vue') },
    { path: '/:plural([a-z_-]+)/:id(\\d+)', name: 'object', component: () => import('@/pages/ObjectPage.vue') },
    { path: '/:plural([a-z_-]+)/:id(\\d+)/:step([a-z_]+)', name: 'step', component: () => import('@/pages/StepPage.vue') },
    { path: '/:rest(.*)*', name: 'missing', component: () => import('@/pages/MissingPage.vue') },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});

router.beforeEach(async (to) => {
  forget_unseen();
  const session = use_session();
  await session.restore();
  if (to.meta.open) return true;
  if (!session.signed_in) return { name: 'sign_in', query: to.fullPath === '/' ? {} : { to: to.fullPath } };
  await use_meta().load().catch(() => undefined);
  return true;
});

on_signed_out(() => {
  const session = use_session();
  if (!session.signed_in) return;
  session.take(null);
  void router.push({ name: 'sign_in', query: { to: router.currentRoute.value.fullPath } });
});
