import { z } from 'zod';

const flag = z.boolean().default(false);
const unit = z.enum(['seconds', 'minutes', 'hours', 'days']);

const policy = z.object({
  MinimumLength: z.coerce.number().default(8),
  RequireUppercase: flag,
  RequireLowercase: flag,
  RequireNumbers: flag,
  RequireSymbols: flag,
});

/** What Cognito requires if a template states no policy. */
const strictPolicy = {
  MinimumLength: 8,
  RequireUppercase: true,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
};

export const poolSchema = z.object({
  UserPoolId: z.string(),
  Policies: z.object({ PasswordPolicy: policy.default(strictPolicy) }).default({ PasswordPolicy: strictPolicy }),
  Schema: z.array(z.object({ Name: z.string(), Required: flag })).default([]),
  LambdaConfig: z.record(z.string(), z.string().or(z.record(z.string(), z.unknown()))).default({}),
  MfaConfiguration: z.string().default('OFF'),
  EmailVerificationMessage: z.string().optional(),
  EmailVerificationSubject: z.string().optional(),
  VerificationMessageTemplate: z
    .object({ EmailMessage: z.string().optional(), EmailSubject: z.string().optional() })
    .default({}),
});

export const clientSchema = z.object({
  ClientId: z.string(),
  UserPoolId: z.string(),
  ClientName: z.string().default(''),
  GenerateSecret: flag,
  CallbackURLs: z.array(z.url()).default([]),
  LogoutURLs: z.array(z.string()).default([]),
  AllowedOAuthScopes: z.array(z.string()).default([]),
  AllowedOAuthFlows: z.array(z.string()).default([]),
  AccessTokenValidity: z.coerce.number().optional(),
  IdTokenValidity: z.coerce.number().optional(),
  RefreshTokenValidity: z.coerce.number().optional(),
  TokenValidityUnits: z
    .object({ AccessToken: unit.default('hours'), IdToken: unit.default('hours'), RefreshToken: unit.default('days') })
    .default({ AccessToken: 'hours', IdToken: 'hours', RefreshToken: 'days' }),
  RefreshTokenRotation: z
    .object({ Feature: z.string().default('DISABLED'), RetryGracePeriodSeconds: z.coerce.number().default(0) })
    .default({ Feature: 'DISABLED', RetryGracePeriodSeconds: 0 }),
  EnableTokenRevocation: z.boolean().default(true),
});

export type PoolProperties = z.infer<typeof poolSchema>;
export type ClientProperties = z.infer<typeof clientSchema>;
