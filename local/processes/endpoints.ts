import { identifiersOf } from '../template/assemble';
import { authorityFile, usesTls } from '../http/certificate';
import type { Cloud, Database, Endpoints } from '../shared/cloud';
import type { Ports } from './ports';
import { publish } from './published';

/** The content of `endpoints.json`: what clients need to find the services. */
export type PublicEndpoints = ReturnType<typeof publicEndpoints>;

export function endpointsOf(ports: Ports, database: Database, { usesTls = false } = {}): Endpoints {
  const secure = usesTls ? 's' : '';
  return {
    web: `http://localhost:${ports.web}`,
    graphql: `http${secure}://localhost:${ports.graphql}`,
    realtime: `ws${secure}://localhost:${ports.graphql}`,
    // An address instead of a name makes the AWS SDK put the bucket into the path.
    s3: `http://127.0.0.1:${ports.s3}`,
    auth: `http://localhost:${ports.auth}`,
    ...database,
  };
}

export function publicEndpoints(cloud: Cloud) {
  const { endpoints, region, template } = cloud;
  const { web, graphql, realtime, s3, auth } = endpoints;
  return {
    web,
    graphql: `${graphql}/graphql`,
    realtime: `${realtime}/graphql/realtime`,
    s3,
    auth,
    region,
    ...identifiersOf(template),
    ...(usesTls(cloud) && { ca: authorityFile(cloud.dataDirectory) }),
  };
}

export function publishEndpoints(cloud: Cloud): PublicEndpoints {
  const endpoints = publicEndpoints(cloud);
  publish(cloud.dataDirectory, 'endpoints', endpoints);
  return endpoints;
}
