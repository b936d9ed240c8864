import type { Handlers } from '@jtop/contract/binding';
import type { Platform } from '../context.js';
import type { Viewer } from '../identity/viewer.js';
import { lotCall } from '../lots/calls.js';
import { payDeposit, register } from './service.js';

type RegistrationHandlers = Pick<Handlers<Viewer>, 'lots.registrations.create' | 'lots.deposits.create'>;

/** Registering for a lot and paying its deposit. */
export function registrationHandlers(platform: Platform): RegistrationHandlers {
  return {
    'lots.registrations.create': async (call) => {
      const { status, body } = await register(platform, lotCall(call, call.params.id), call.body);
      return { status, body, headers: { location: `/v1/lots/${body.lotId}/registrations/${body.id}` } };
    },
    'lots.deposits.create': (call) => payDeposit(platform, lotCall(call, call.params.id), call.body),
  };
}
