@durable-streams @capability-subscriptions-webhook
Feature: A webhook hands work to a receiver
  The receiver does it at once and says so, or calls back when it is done.

  @DS-7.1-01 @MUST
  Rule: An append to a linked stream is delivered

    Scenario: The first append to a named stream
      Given a webhook subscription to a new stream "a"
      When a writer appends 1 message to "a"
      Then the worker is woken
      And the delivery has all that a worker needs

    Scenario: The first append to a stream of the pattern
      Given the stream "events/a"
      And a webhook subscription to the pattern "events/*"
      When a writer appends 1 message to "events/a"
      Then the worker is woken
      And the wake lists just "events/a"

    Scenario: An append to an added stream
      Given the stream "a"
      And a webhook subscription to the pattern "events/*"
      When a client adds "a" to the subscription
      And a writer appends 1 message to "a"
      Then the worker is woken

  @DS-7.1-02 @MUST
  Rule: A delivery has all that a worker needs

    Scenario: The fields of a delivery
      Given the stream "a" holds 2 messages
      And a webhook subscription to the stream "a"
      When a writer appends 1 message to "a"
      Then the worker is woken
      And the delivery has all that a worker needs
      And the wake shows work in "a" behind message 2

  @DS-7.1-06 @MUST
  Rule: A receiver that answers that it is done has acked what the delivery shows

    Scenario: The receiver is done at once
      Given a receiver that is done at once
      And a webhook subscription to a new stream "a"
      When a worker that works on 1 message of "a"
      Then the worker is not woken
      And the cursor of "a" is at its tail

    Scenario: More comes before the receiver is done
      Given a receiver that takes its time with the first delivery
      And a webhook subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When a writer appends 2 messages to "a" before the receiver answers that it is done
      Then the worker is woken anew
      And the wake shows work in "a" behind message 1

    Scenario: The lease ends with it
      Given a receiver that is done at once
      And a webhook subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      And the worker is not woken
      When a writer appends 1 message to "a"
      Then the worker is woken anew

    Scenario Outline: An answer <answer> does not say so
      Given a receiver that answers "<answer>"
      And a webhook subscription to a new stream "a"
      When a worker that works on 1 message of "a"
      Then the worker is not woken
      And the cursor of "a" is after message 0

      Examples:
        | answer            |
        | {}                |
        | {'done': false}   |
        | done              |
        | {'done': 'true'}  |

    Scenario: A failure does not say so, whatever its body
      Given a receiver that fails with 500
      And a webhook subscription to a new stream "a"
      When a worker that works on 1 message of "a"
      Then the delivery is tried 2 times
      And the cursor of "a" is after message 0

  @DS-7.1-07 @MUST
  Rule: What comes after the delivery wakes anew

    Scenario: More for the same stream
      Given a receiver that takes its time with the first delivery
      And a webhook subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When a writer appends 1 message to "a" before the receiver answers that it is done
      Then the worker is woken anew

    Scenario: More for another stream
      Given a receiver that takes its time with the first delivery
      And a webhook subscription to the new streams "a" and "b"
      And a worker that works on 1 message of "a"
      When a writer appends 1 message to "b" before the receiver answers that it is done
      Then the worker is woken anew
      And the wake shows work in "b" behind message 0

    Scenario: More for a stream that is new
      Given the stream "events/a"
      And a webhook subscription to the pattern "events/*"
      And a worker that works on 1 message of "events/a"
      When a writer creates "events/b" and appends a message to it
      And the worker acks "events/a" and is done
      Then the worker is woken anew
