@durable-streams
Feature: Work is lent for a time
  A worker that is not heard of loses its work, and one that is heard of keeps it.

  @DS-7.3-05 @MUST @capability-subscriptions-webhook
  Rule: The lease of a delivery begins with it and is extended by callbacks

    Scenario: Nobody calls back
      Given a webhook subscription to a new stream "a" with a lease of 1 s
      When a worker that works on 1 message of "a"
      Then the worker is woken anew when its lease is over

    Scenario: Somebody calls back in time
      Given a webhook subscription to a new stream "a" with a lease of 2 s
      When a worker that works on 1 message of "a"
      Then the worker keeps its work over 3 heartbeats, two in each lease
      And the worker is not woken

    Scenario: Nobody calls back any more
      Given a webhook subscription to a new stream "a" with a lease of 1 s
      And a worker that works on 1 message of "a"
      When the worker acks nothing
      Then the worker is woken anew when its lease is over

  @DS-7.3-06 @MUST @capability-subscriptions-pull
  Rule: The lease of a claim begins with the claim and is extended by acks

    Scenario: A claim long after the event
      Given a pull-wake subscription to a new stream "a" with a lease of 2 s
      And a writer appends 1 message to "a"
      When 1500 ms pass
      And a worker claims the work
      And 1000 ms pass
      Then no other worker can claim the work

    Scenario: It is over in its time
      Given a pull-wake subscription to a new stream "a" with a lease of 1 s
      When a worker that works on 1 message of "a"
      Then the worker is woken anew when its lease is over

    Scenario: Acks extend it
      Given a pull-wake subscription to a new stream "a" with a lease of 2 s
      When a worker that works on 1 message of "a"
      Then the worker keeps its work over 3 heartbeats, two in each lease
      And no other worker can claim the work

    Scenario: It is over in its time after the last ack
      Given a pull-wake subscription to a new stream "a" with a lease of 1 s
      And a worker that works on 1 message of "a"
      When the worker acks nothing
      Then the worker is woken anew when its lease is over

  @DS-7.3-07 @MUST @capability-subscriptions-pull
  Rule: A lease that is over leaves nothing to its holder

    Scenario: Another worker has the work
      Given a pull-wake subscription to a new stream "a" with a lease of 1 s
      And a worker that works on 1 message of "a"
      When the lease of the worker is over
      Then another worker can claim the work

    Scenario: The token is worth nothing
      Given a pull-wake subscription to a new stream "a" with a lease of 1 s
      And a worker that works on 1 message of "a"
      When the lease of the worker is over
      And the worker acks "a" and is done
      Then the request is fenced
      And the cursor of "a" is after message 0

    Scenario: The token is worth nothing where no work is left
      Given a pull-wake subscription to a new stream "a" with a lease of 1 s
      And a worker that works on 1 message of "a"
      And the worker acks "a"
      When the lease of the worker is over
      And the worker acks nothing
      Then the request is fenced

  @DS-7.3-08 @MUST @capability-subscriptions-pull
  Rule: Work that is left when a lease ends is announced again

    Scenario: Nothing was acked
      Given a pull-wake subscription to a new stream "a" with a lease of 1 s
      When a worker that works on 1 message of "a"
      Then the worker is woken anew

    Scenario: A part was acked
      Given a pull-wake subscription to a new stream "a" with a lease of 1 s
      And a worker that works on 2 messages of "a"
      When the worker acks message 1 of "a"
      Then the worker is woken anew
      And the cursor of "a" is after message 1

    Scenario: More came meanwhile
      Given a pull-wake subscription to a new stream "a" with a lease of 1 s
      And a worker that works on 1 message of "a"
      When the worker acks "a"
      And a writer appends 1 message to "a"
      Then the worker is woken anew

    Scenario: Nothing is left
      Given a pull-wake subscription to a new stream "a" with a lease of 1 s
      And a worker that works on 1 message of "a"
      When the worker acks "a"
      Then the worker is not woken for three seconds
