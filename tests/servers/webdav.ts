import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folder, freePort, PASSWORD, program, type Server, start, USER } from './server';

const AS_ROOT = process.getuid?.() === 0;
const APACHE_MODULES = '/usr/lib/apache2/modules';
const NGINX_DAV = '/usr/lib/nginx/modules/ngx_http_dav_ext_module.so';

/** Apache with mod_dav: refuses what it should, and answers 409 where the folder above is missing. */
export async function startApache(): Promise<Server> {
  const [root, port] = await place(['dav', 'lock', 'logs']);
  const users = await writeUsers(root, [[USER, PASSWORD]]);
  return runApache(root, port, [
    `DocumentRoot ${root}/dav`,
    `DavLockDB ${root}/lock/DavLock`,
    `<Directory ${root}/dav>`,
    ...['Dav On', 'AuthType Basic', 'AuthName t', `AuthUserFile ${users}`, 'Require valid-user'],
    '</Directory>',
  ]);
}

/** Apache by a configuration for whoever provides the store, with readers who have an account and a folder each. */
export async function startApacheWith(text: string, readers: readonly (readonly [string, string])[]): Promise<Server> {
  const [root, port] = await place(['dav', 'lock', 'logs']);
  for (const [name] of readers) await mkdir(join(root, 'dav', name));
  const users = await writeUsers(root, readers);
  const configuration = text
    .replaceAll('/srv/chu-giai', `${root}/dav`)
    .replaceAll('/etc/apache2/chu-giai.users', users)
    .replaceAll('/var/lib/apache2/DavLock', `${root}/lock/DavLock`);
  return runApache(root, port, [configuration]);
}

async function runApache(root: string, port: number, lines: readonly string[]): Promise<Server> {
  const command = program('apache2', ['apache2'], [join(APACHE_MODULES, 'mod_dav_fs.so')]);
  const modules = [
    'mpm_event',
    'authz_core',
    'authn_core',
    'authn_file',
    'authz_user',
    'auth_basic',
    'dav',
    'dav_fs',
    'alias',
  ];
  const configuration = [
    ...modules.map((name) => `LoadModule ${name}_module ${APACHE_MODULES}/mod_${name}.so`),
    `ServerRoot ${root}`,
    'ServerName 127.0.0.1',
    `Listen 127.0.0.1:${port}`,
    `PidFile ${root}/logs/pid`,
    `ErrorLog ${root}/logs/error.log`,
    ...(AS_ROOT ? ['User www-data', 'Group www-data'] : []),
    ...lines,
  ];
  await writeFile(join(root, 'httpd.conf'), `${configuration.join('\n')}\n`);
  if (AS_ROOT) spawnSync('chown', ['-R', 'www-data:', join(root, 'dav'), join(root, 'lock')]);
  return start(command, ['-f', join(root, 'httpd.conf'), '-D', 'FOREGROUND'], port, root);
}

/** rclone: ignores conditions, shows an upload that was cut, says 201 for a folder that is there. */
export async function startRclone(): Promise<Server> {
  const command = program('rclone', ['rclone']);
  const [root, port] = await place(['dav']);
  const address = ['--addr', `127.0.0.1:${port}`, '--user', USER, '--pass', PASSWORD];
  return start(command, ['serve', 'webdav', join(root, 'dav'), ...address], port, root, {
    env: { ...process.env, HOME: root, XDG_CONFIG_HOME: root, XDG_CACHE_HOME: root },
  });
}

/** nginx with dav-ext: wants the slash after a folder's name, refuses what is above its limit. */
export async function startNginx(): Promise<Server> {
  const command = program('nginx', ['nginx-light', 'libnginx-mod-http-dav-ext'], [NGINX_DAV]);
  const [root, port] = await place(['dav', 'tmp']);
  const users = await writeUsers(root, [[USER, PASSWORD]]);
  await writeFile(
    join(root, 'nginx.conf'),
    `daemon off; pid ${root}/pid; error_log ${root}/error.log; load_module ${NGINX_DAV};
${AS_ROOT ? 'user root;' : ''} events { worker_connections 256; }
http { access_log off; client_body_temp_path ${root}/tmp; proxy_temp_path ${root}/tmp; fastcgi_temp_path ${root}/tmp;
  uwsgi_temp_path ${root}/tmp; scgi_temp_path ${root}/tmp;
  server { listen 127.0.0.1:${port}; root ${root}/dav; client_max_body_size 6m; auth_basic t; auth_basic_user_file ${users};
    location / { dav_methods PUT DELETE MKCOL; dav_ext_methods PROPFIND OPTIONS; create_full_put_path on; dav_access user:rw; } } }
`,
  );
  return start(command, ['-c', join(root, 'nginx.conf'), '-e', join(root, 'error.log')], port, root);
}

/** lighttpd: answers 415 to a question without its type. */
export async function startLighttpd(): Promise<Server> {
  const command = program('lighttpd', ['lighttpd', 'lighttpd-mod-webdav'], ['/usr/lib/lighttpd/mod_webdav.so']);
  const [root, port] = await place(['dav', 'tmp']);
  await writeFile(join(root, 'users'), `${USER}:${PASSWORD}\n`);
  const configuration = [
    `server.document-root = "${root}/dav"`,
    'server.bind = "127.0.0.1"',
    `server.port = ${port}`,
    `server.upload-dirs = ("${root}/tmp")`,
    'server.modules = ("mod_auth", "mod_authn_file", "mod_webdav")',
    'webdav.activate = "enable"',
    'auth.backend = "plain"',
    `auth.backend.plain.userfile = "${root}/users"`,
    'auth.require = ("/" => ("method" => "basic", "realm" => "t", "require" => "valid-user"))',
  ];
  await writeFile(join(root, 'lighttpd.conf'), `${configuration.join('\n')}\n`);
  return start(command, ['-D', '-f', join(root, 'lighttpd.conf')], port, root);
}

async function place(folders: readonly string[]): Promise<[string, number]> {
  const root = await folder();
  for (const name of folders) await mkdir(join(root, name));
  return [root, await freePort()];
}

/** A file of accounts in the form that Apache and nginx read without a program of theirs. */
async function writeUsers(
  root: string,
  accounts: readonly (readonly [name: string, password: string])[],
): Promise<string> {
  const file = join(root, 'users');
  const digest = (password: string) => createHash('sha1').update(password).digest('base64');
  await writeFile(file, accounts.map(([name, password]) => `${name}:{SHA}${digest(password)}\n`).join(''));
  return file;
}
