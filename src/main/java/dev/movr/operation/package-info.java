/** What a load balancer asks of an instance, and how one leaves it. */
@NullMarked
package dev.movr.operation;

import org.jspecify.annotations.NullMarked;
