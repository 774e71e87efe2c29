import type { Template } from '../template/template';

/** Where each service answers; every one of them is an origin such as `http://localhost:3000`. */
export type Endpoints = { web: string; graphql: string; realtime: string; s3: string; auth: string } & Database;

export type Database = {
  /** The database engine, which checks no credentials: only this cloud's own services may know its address. */
  dynamodb: string;
  /** The same database for everybody else, who must sign requests with the cloud's credentials. */
  signedDynamodb: string;
};

export type Credentials = { accessKeyId: string; secretAccessKey: string };

/** All a service needs to know about the cloud it is part of; plain JSON, so that it crosses process boundaries. */
export type Cloud = {
  template: Template;
  endpoints: Endpoints;
  region: string;
  accountId: string;
  /** An absolute path; each service keeps its files in its own folder below it. */
  dataDirectory: string;
  /** The only key pair that may sign requests to S3, and to the API with IAM. */
  credentials: Credentials;
  /** Guards what only the local pool offers, such as minting a token for a script. */
  adminSecret: string;
};

/** A started service. `close` resolves when its port is free again. */
export type Service = { close(): Promise<void> };

/** Every folder of `local/` that runs a server exports this as `start`; it resolves when the server answers. */
export type Start = (cloud: Cloud) => Promise<Service>;
