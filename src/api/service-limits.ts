// For the rooms above, which do not see the dialects.
export { limitsOf, type ServiceLimits } from '#api/dialects/service-limits.ts';
