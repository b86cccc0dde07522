'use client';
import { Button } from '@react-spectrum/s2/Button';
import { ButtonGroup, Content, Dialog, DialogTrigger, Heading } from '@react-spectrum/s2/Dialog';
import { type ReactNode, useState } from 'react';
import { isGuarded, type SandboxType } from '../headwater/sandbox-type.ts';
import stack from '../layout/stack.module.css';
import { messages } from '../messages/messages.ts';
import { TypedConfirmation } from '../shell/typed-confirmation.tsx';

/** Asks for confirmation before a deletion, and shows its consequences. */
export function DeleteDialog({
  sandbox,
  sandboxType,
  title,
  nameToConfirm,
  onDelete,
}: {
  sandbox: string;
  sandboxType: SandboxType;
  title: string;
  /** The name that the user must type if the source of the connection is unknown. */
  nameToConfirm?: string | undefined;
  /**
   * @param confirmation String typed to confirm a write to a production sandbox.
   * @param confirmName String typed as the name of the connection.
   */
  onDelete(confirmation: string, confirmName: string): void;
}): ReactNode {
  const [confirmation, setConfirmation] = useState('');
  const [confirmName, setConfirmName] = useState('');
  const { remove, removeBody, cancel } = messages.detail;
  return (
    <DialogTrigger>
      <Button variant="negative" fillStyle="outline" size="S">
        {remove}
      </Button>
      <Dialog size="M" role="alertdialog">
        {({ close }) => (
          <>
            <Heading slot="title">{title}</Heading>
            <Content>
              <div className={stack.tight}>
                <p>{removeBody}</p>
                {nameToConfirm !== undefined && (
                  <TypedConfirmation
                    guarded={{ connection: nameToConfirm }}
                    value={confirmName}
                    onChange={setConfirmName}
                  />
                )}
                {isGuarded(sandboxType) && (
                  <TypedConfirmation
                    guarded={{ sandbox, type: sandboxType }}
                    value={confirmation}
                    onChange={setConfirmation}
                  />
                )}
              </div>
            </Content>
            <ButtonGroup>
              <Button variant="secondary" fillStyle="outline" onPress={close}>
                {cancel}
              </Button>
              <Button
                variant="negative"
                onPress={() => {
                  close();
                  onDelete(confirmation, confirmName);
                }}
              >
                {remove}
              </Button>
            </ButtonGroup>
          </>
        )}
      </Dialog>
    </DialogTrigger>
  );
}
