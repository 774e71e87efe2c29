import type { Template } from '../template/template';

/** Where each service answers; every one of them is an origin such as `http://localhost:3000`. */
export type Endpoints = { web: string; graphql: string; realtime: string; s3: string; auth: string } & Database;

export type Database = {
  /** The engine itself, which asks for no credentials: for the services of this cloud, and told to nobody else. */
  dynamodb: string;
  /** The same for everybody else, who has to sign with the cloud's credentials. */
  signedDynamodb: string;
};

export type Credentials = { accessKeyId: string; secretAccessKey: string };

/** All a service needs to know about the cloud it is part of; plain JSON, so that it crosses process boundaries. */
export type Cloud = {
  template: Template;
  endpoints: Endpoints;
  region: string;
  accountId: string;
  /** Absolute; each service keeps its files in a folder of its own below it. */
  dataDirectory: string;
  /** The one key pair that may sign requests to S3 and IAM requests to the API. */
  credentials: Credentials;
  /** Guards what exists for the local pool only, such as minting a token for a script. */
  adminSecret: string;
};

/** A started service. `close` resolves when its port is free again. */
export type Service = { close(): Promise<void> };

/** Every room of `local/` that listens exports this as `start`; it resolves when the service answers. */
export type Start = (cloud: Cloud) => Promise<Service>;
