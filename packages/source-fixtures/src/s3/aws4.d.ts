declare module 'aws4' {
  interface Request {
    service: string;
    region: string;
    method: string;
    path: string;
    headers: Record<string, string>;
    extraHeadersToInclude: Record<string, boolean>;
  }

  const aws4: {
    sign(
      request: Request,
      key: { accessKeyId: string; secretAccessKey: string },
    ): { headers: Record<string, string> & { Authorization: string } };
  };
  export default aws4;
}
