@durable-streams @capability-subscriptions-pull
Feature: Workers take turns over a wake stream
  An event says that there is work, one worker claims it, and acks or gives it back.

  @DS-7.2-02 @MUST
  Rule: Work is announced on the wake stream

    Scenario: The event about an append
      Given a pull-wake subscription to a new stream "a"
      When a writer appends 1 message to "a"
      Then the worker is woken
      And the wake event has all that a worker needs
      And the wake event lists just "a"

    Scenario: The event about a stream of the pattern
      Given a pull-wake subscription to the pattern "events/*"
      When a writer creates "events/b" and appends a message to it
      Then the worker is woken
      And the wake event lists just "events/b"

    Scenario: Old data is not announced
      Given the stream "a" holds 3 messages
      And a pull-wake subscription to the stream "a"
      Then the worker is not woken

  @DS-7.2-03 @MUST
  Rule: A claim hands over the work

    Scenario: The fields of a claim
      Given the stream "a" holds 2 messages
      And a pull-wake subscription to the stream "a" with a lease of 7 s
      And a writer appends 1 message to "a"
      When a worker claims the work
      Then the claim has all that a worker needs
      And the wake shows work in "a" behind message 2

    Scenario: It is of the generation that was announced
      Given a pull-wake subscription to a new stream "a"
      And a writer appends 1 message to "a"
      And the worker is woken
      When a worker claims the work
      Then the claim is of the generation of the event

  @DS-7.2-04 @MUST
  Rule: The work is with one worker at a time

    Scenario: One after the other
      Given a pull-wake subscription to a new stream "a"
      When a worker that works on 1 message of "a"
      Then no other worker can claim the work

    Scenario: Eight workers at the same time
      Given a pull-wake subscription to a new stream "a"
      And a writer appends 1 message to "a"
      Then of 8 workers that claim the work at the same time one has it and the others are told who

    Scenario: Although more work has come
      Given a pull-wake subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When a writer appends 1 message to "a"
      Then no other worker can claim the work

  @DS-7.2-05 @MUST
  Rule: An ack without an end keeps the work

    Scenario: What it acks is acked
      Given a pull-wake subscription to a new stream "a"
      And a worker that works on 2 messages of "a"
      When the worker acks message 1 of "a"
      Then the ack is granted
      And the cursor of "a" is after message 1
      And no other worker can claim the work

    Scenario: An ack extends the lease
      Given a pull-wake subscription to a new stream "a" with a lease of 2 s
      When a worker that works on 1 message of "a"
      Then the worker keeps its work over 3 heartbeats, two in each lease
      And no other worker can claim the work
      And the cursor of "a" is after message 0

  @DS-7.2-06 @MUST
  Rule: An ack with an end gives the work back

    Scenario: All of it is done
      Given a pull-wake subscription to a new stream "a"
      And a worker that works on 2 messages of "a"
      When the worker acks "a" and is done
      Then the ack is granted and says that there is no more to do
      And the cursor of "a" is at its tail
      And the worker is not woken

    Scenario: A part of it is done
      Given a pull-wake subscription to a new stream "a"
      And a worker that works on 2 messages of "a"
      When the worker acks message 1 of "a" and is done
      Then the ack is granted and says that there is more to do
      And the worker is woken anew
      And the cursor of "a" is after message 1

    Scenario: Another worker goes on
      Given a pull-wake subscription to a new stream "a"
      And a worker that works on 2 messages of "a"
      When the worker acks message 1 of "a" and is done
      Then the ack is granted
      And another worker can claim the work

  @DS-7.2-07 @MUST
  Rule: A release frees the work and acks nothing

    Scenario: The cursor stays
      Given a pull-wake subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When the worker releases its work
      Then the change is accepted
      And the cursor of "a" is after message 0

    Scenario: Another worker goes on
      Given a pull-wake subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When the worker releases its work
      Then the change is accepted
      And another worker can claim the work

  @DS-7.2-08 @MUST
  Rule: Work that was given back is announced again

    Scenario: A further event after a release
      Given a pull-wake subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When the worker releases its work
      Then the worker is woken anew

    Scenario: None where nothing is left
      Given a pull-wake subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When the worker acks "a"
      And the worker releases its work
      Then the worker is not woken
