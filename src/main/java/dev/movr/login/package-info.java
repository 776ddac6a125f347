/** Who is logged in: usernames and passwords, cookies and tokens. */
@NullMarked
package dev.movr.login;

import org.jspecify.annotations.NullMarked;
