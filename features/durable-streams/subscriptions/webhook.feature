@durable-streams @capability-subscriptions-webhook
Feature: A webhook hands work to a receiver
  The receiver does it at once and says so, or calls back when it is done.

  @DS-7.1-01 @MUST
  Rule: An append to a linked stream is delivered

    Scenario: The first append to a named stream
      Given the stream "a"
      And a webhook subscription to the stream "a"
      When a writer appends 1 message to "a"
      Then the worker is woken
      And the delivery is a POST of all that a worker needs

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

    Scenario: Its fields
      Given the stream "a" holds 2 messages
      And a webhook subscription to the stream "a"
      When a writer appends 1 message to "a"
      Then the worker is woken
      And the delivery is a POST of all that a worker needs
      And the wake shows work in "a" behind message 2

  @DS-7.1-06 @MUST
  Rule: A receiver that answers that it is done has acked what the delivery shows

    Scenario: At once
      Given a receiver that is done at once
      And the stream "a"
      And a webhook subscription to the stream "a"
      When a worker that works on 1 message of "a"
      Then the worker is not woken
      And the cursor of "a" is at its tail

    Scenario: While more comes
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
      And the stream "a"
      And a webhook subscription to the stream "a"
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
      And the stream "a"
      And a webhook subscription to the stream "a"
      When a worker that works on 1 message of "a"
      Then the delivery is tried again
      And the cursor of "a" is after message 0

  @DS-7.1-07 @MUST
  Rule: What comes after the delivery wakes anew

    Scenario: To the same stream
      Given a receiver that takes its time with the first delivery
      And a webhook subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When a writer appends 1 message to "a" before the receiver answers that it is done
      Then the worker is woken anew

    Scenario: To another stream
      Given a receiver that takes its time with the first delivery
      And a webhook subscription to the new streams "a" and "b"
      And a worker that works on 1 message of "a"
      When a writer appends 1 message to "b" before the receiver answers that it is done
      Then the worker is woken anew
      And the wake shows work in "b" behind message 0

    Scenario: To a stream that is new
      Given the stream "events/a"
      And a webhook subscription to the pattern "events/*"
      And a worker that works on 1 message of "events/a"
      When a writer creates "events/b" and appends a message to it
      And the worker acks "events/a" and is done
      Then the worker is woken anew

  @DS-7.1-08 @MUST
  Rule: A receiver that is done later calls back

    Scenario: Done with everything
      Given the stream "a"
      And a webhook subscription to the stream "a"
      And a worker that works on 1 message of "a"
      When the worker acks "a" and is done
      Then the ack is granted and says that there is no more to do
      And the cursor of "a" is at its tail

    Scenario: Done with a part
      Given the stream "a"
      And a webhook subscription to the stream "a"
      And a worker that works on 2 messages of "a"
      When the worker acks message 1 of "a" and is done
      Then the ack is granted and says that there is more to do
      And the cursor of "a" is after message 1

    Scenario: Not done yet
      Given a webhook subscription to a new stream "a"
      And a worker that works on 2 messages of "a"
      When the worker acks message 1 of "a"
      Then the ack is granted
      And the cursor of "a" is after message 1
      And the worker is not woken

    Scenario: At the address that the delivery names
      Given the stream "a"
      And a webhook subscription to the stream "a"
      And a worker that works on 1 message of "a"
      When the worker calls back where the delivery says, acks "a" and is done
      Then the ack is granted and says that there is no more to do
      And the cursor of "a" is at its tail

  @DS-7.1-09 @MUST
  Rule: The token of a delivery is good for its subscription, its generation and its callback

    Scenario: Another subscription
      Given a webhook subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      And another webhook subscription to the stream "a"
      And a worker that works on 1 message of "a"
      When the worker sends its callback for "a" with the token of another subscription
      Then the request is refused

    Scenario: The next generation
      Given a webhook subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      And the worker was done with "a"
      And a worker that works on 1 message of "a"
      When the worker sends its callback for "a" with the token of its first wake
      Then the request is refused

    @capability-subscriptions-pull
    Scenario Outline: Its use for <action>
      Given the stream "a"
      And a webhook subscription to the stream "a"
      And a worker that works on 1 message of "a"
      When the worker uses its token of the webhook for an <action> of "a"
      Then the request is refused
      And the cursor of "a" is after message 0

      Examples:
        | action  |
        | ack     |
        | release |

  @DS-7.1-10 @MUST
  Rule: A callback that is late is fenced

    Scenario: A callback that is repeated
      Given the stream "a"
      And a webhook subscription to the stream "a"
      And a worker that works on 1 message of "a"
      And the worker was done with "a"
      When the worker repeats its last request
      Then the request is fenced

    Scenario: A callback for an earlier wake
      Given a webhook subscription to a new stream "a"
      And a worker that was done with 1 message of "a"
      And a worker that works on 1 message of "a"
      When the worker of the first wake acks "a" and is done
      Then the request is fenced
      And the cursor of "a" is after message 1

    Scenario Outline: A callback with <flaw>
      Given the stream "a"
      And a webhook subscription to the stream "a"
      And a worker that works on 1 message of "a"
      When the worker sends its callback for "a" with <flaw>
      Then the request is fenced
      And the cursor of "a" is after message 0

      Examples:
        | flaw                |
        | another wake id     |
        | the next generation |
        | the last generation |

    Scenario: A callback after the lease has ended
      Given a webhook subscription to a new stream "a" with a lease of 1 s
      And a worker that works on 1 message of "a"
      When the worker is woken anew when its lease is over
      And the worker of the first wake acks "a" and is done
      Then the request is fenced
      And the cursor of "a" is after message 0
